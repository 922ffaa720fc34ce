package io.lodgeflow.domain.payment;

import io.lodgeflow.domain.identity.Actor;
import io.lodgeflow.domain.money.Money;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One submission of money for a reservation, stored with its own gateway key before the gateway is called. The key is
 * the same however often the call is repeated, so the gateway charges once.
 */
@Entity
@Table(name = "payment_attempt")
public class PaymentAttempt {

    /** What the money is for. */
    public enum Purpose {
        BOOKING,
        MODIFICATION,
        /** What is still owed, from the card that guarantees the booking: the rest at check-out, or a penalty. */
        BALANCE,
        /** Taken by the front desk, cash or card terminal; no gateway is involved. */
        AT_HOTEL
    }

    public enum Status {
        SUBMITTED,
        /** The gateway did not answer, or does not know yet: asked again with the same key. */
        UNKNOWN,
        /** Nobody waits for it any more, and it may still capture: the late-payment process follows it to its end. */
        UNDECIDED,
        CAPTURED,
        DECLINED
    }

    /** The {@link #declineCode} of an attempt that found the gateway down. */
    public static final String GATEWAY_UNAVAILABLE = "gateway_unavailable";

    @Id
    private String id;

    @Version
    private @Nullable Integer version; // none until it is stored

    private String reservationId;

    @Enumerated(EnumType.STRING)
    private Purpose purpose;

    private int attemptNumber;
    private String gatewayKey;
    private long amountMinor;
    private String currency;
    private String paymentToken;

    @Enumerated(EnumType.STRING)
    private Status status;

    private @Nullable String gatewayReference;
    private @Nullable String pendingReference;
    private @Nullable String nextAction;
    private @Nullable String declineCode;
    private @Nullable String declineDetail;
    private long refundedMinor;
    private long disputedMinor;
    private long points;
    private String submittedBy;
    private Instant createdAt;
    private @Nullable Instant decidedAt;

    @SuppressWarnings("NullAway.Init")
    protected PaymentAttempt() {}

    /** @param attemptNumber 1 for the first submission of the reservation, unique within it */
    public PaymentAttempt(
            String id,
            String reservationId,
            Purpose purpose,
            int attemptNumber,
            Money amount,
            String paymentToken,
            Instant now) {
        this.id = id;
        this.reservationId = reservationId;
        this.purpose = purpose;
        this.attemptNumber = attemptNumber;
        this.gatewayKey = reservationId + ":charge:" + attemptNumber;
        this.amountMinor = amount.minorUnits();
        this.currency = amount.currencyCode();
        this.paymentToken = paymentToken;
        this.status = Status.SUBMITTED;
        this.submittedBy = Actor.WORKFLOW.name();
        this.createdAt = now;
    }

    /** Who asked for it; the workflow itself unless somebody is named. */
    public void submitBy(Actor actor) {
        submittedBy = actor.name();
    }

    /** The rest of the price is paid with points; nothing is charged when that is all of it. */
    public void payRestWithPoints(long count) {
        points = count;
    }

    public void capture(String reference, Instant now) {
        decide(Status.CAPTURED, now);
        gatewayReference = reference;
        declineCode = null;
        declineDetail = null;
    }

    public void decline(String code, String detail, Instant now) {
        decide(Status.DECLINED, now);
        declineCode = code;
        declineDetail = detail;
    }

    public void outcomeUnknown() {
        if (isOpen()) {
            status = Status.UNKNOWN;
        }
    }

    /**
     * Accepted by the gateway, and not decided.
     *
     * @param action the page on which the guest confirms it; absent when only the bank is waited for
     */
    public void waitForDecision(String reference, @Nullable String action) {
        outcomeUnknown();
        if (isOpen()) {
            pendingReference = reference;
            nextAction = action;
        }
    }

    /**
     * The booking goes on without it, though it may still capture.
     *
     * @param code stable, as of a decline
     * @param detail one sentence for the guest
     */
    public void leaveUndecided(String code, String detail) {
        if (status == Status.CAPTURED) {
            throw new IllegalStateException("payment " + id + " is already " + status);
        }
        status = Status.UNDECIDED;
        decidedAt = null;
        nextAction = null;
        declineCode = code;
        declineDetail = detail;
    }

    /** The gateway has captured what nobody waited for. What is done with the money is decided by what follows. */
    public void arriveLate(String reference) {
        if (status != Status.UNDECIDED) {
            throw new IllegalStateException("payment " + id + " is " + status + ", it cannot arrive late");
        }
        gatewayReference = reference;
    }

    /** A booking waits for it again: the gateway is asked with the same key. */
    public void resume() {
        if (status != Status.UNDECIDED) {
            throw new IllegalStateException("payment " + id + " is " + status + ", it cannot be resumed");
        }
        status = Status.UNKNOWN;
        declineCode = null;
        declineDetail = null;
    }

    /** The gateway was down: the guest pays later, with another attempt. */
    public boolean isPostponed() {
        return GATEWAY_UNAVAILABLE.equals(declineCode);
    }

    public boolean isUndecided() {
        return status == Status.UNDECIDED;
    }

    /** Captured while nobody waited for it, and not on the books yet. */
    public boolean hasArrivedLate() {
        return status == Status.UNDECIDED && gatewayReference != null;
    }

    /** Reserves a part of the captured amount for a refund, so that refunds together never exceed it. */
    public void reserveRefund(Money refund) {
        if (status != Status.CAPTURED || !refund.isPositive() || refund.compareTo(refundable()) > 0) {
            throw new IllegalStateException("payment " + id + " cannot give back " + refund);
        }
        refundedMinor = Math.addExact(refundedMinor, refund.minorUnits());
    }

    /** A reserved refund will not be made. */
    public void releaseRefund(Money refund) {
        if (refund.minorUnits() > refundedMinor) {
            throw new IllegalStateException("payment " + id + " has reserved less than " + refund);
        }
        refundedMinor -= refund.minorUnits();
    }

    /** The guest's bank has taken it back: the hotel has it no more and cannot give it back a second time. */
    public void dispute(Money taken) {
        if (status != Status.CAPTURED) {
            throw new IllegalStateException("payment " + id + " is " + status + ", it cannot be disputed");
        }
        disputedMinor = taken.minorUnits();
    }

    /** The hotel has won: it has the money again. */
    public void endDispute() {
        disputedMinor = 0;
    }

    /** What the guest's bank has taken back of it. */
    public Money disputed() {
        return Money.ofMinor(disputedMinor, currency);
    }

    /** Whether a part of it went back or is promised back. */
    public boolean hasRefunds() {
        return refundedMinor > 0;
    }

    /** Captured, not yet given back or promised back, and not taken back by the guest's bank. */
    public Money refundable() {
        return status == Status.CAPTURED
                ? Money.ofMinor(Math.max(0, amountMinor - refundedMinor - disputedMinor), currency)
                : Money.ofMinor(0, currency);
    }

    public boolean isOpen() {
        return status == Status.SUBMITTED || status == Status.UNKNOWN;
    }

    public String id() {
        return id;
    }

    public String reservationId() {
        return reservationId;
    }

    public Purpose purpose() {
        return purpose;
    }

    public int attemptNumber() {
        return attemptNumber;
    }

    public String gatewayKey() {
        return gatewayKey;
    }

    public Money amount() {
        return Money.ofMinor(amountMinor, currency);
    }

    public String submittedBy() {
        return submittedBy;
    }

    /** Points that pay the rest; 0 when money pays all. */
    public long points() {
        return points;
    }

    public String paymentToken() {
        return paymentToken;
    }

    public Status status() {
        return status;
    }

    public @Nullable String gatewayReference() {
        return gatewayReference;
    }

    /** How the gateway names the charge: the captured one, or the one that it has not decided. */
    public @Nullable String knownReference() {
        return gatewayReference != null ? gatewayReference : pendingReference;
    }

    /** The page on which the guest confirms the payment; absent when nothing is asked of him. */
    public @Nullable String nextAction() {
        return nextAction;
    }

    public @Nullable String declineCode() {
        return declineCode;
    }

    public @Nullable String declineDetail() {
        return declineDetail;
    }

    public Instant createdAt() {
        return createdAt;
    }

    private void decide(Status to, Instant now) {
        if (!isOpen() && status != Status.UNDECIDED) {
            throw new IllegalStateException("payment " + id + " is already " + status);
        }
        status = to;
        nextAction = null;
        decidedAt = now;
    }

    public @Nullable Instant decidedAt() {
        return decidedAt;
    }
}
