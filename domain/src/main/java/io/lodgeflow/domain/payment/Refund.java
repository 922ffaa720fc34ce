package io.lodgeflow.domain.payment;

import io.lodgeflow.domain.identity.Actor;
import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.result.Refusal;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Money on its way back from one captured payment, stored with its own gateway key before the gateway is called. Until it
 * is canceled its amount is reserved on the payment, so that all refunds together never exceed what was captured. The key
 * stays the same while an outcome is not known; a try that has failed for good is followed by one with a new key.
 */
@Entity
@Table(name = "refund")
public class Refund {

    public enum Status {
        /** Stored; begins at once, or when a second person has approved it. */
        REQUESTED,
        /** On its way: at the gateway, or waiting for the next try. */
        PENDING,
        SUCCEEDED,
        /** The gateway has refused every try: support gives the money back by hand, or tries again. */
        FAILED,
        /** Rejected or withdrawn before it began; nothing is reserved any more. */
        CANCELED
    }

    /** Whether a second person must agree, and has. */
    public enum Approval {
        NOT_NEEDED,
        AWAITED,
        GRANTED,
        DENIED
    }

    private static final String BY_HAND = "by-hand:";

    @Id
    private String id;

    @Version
    private @Nullable Integer version; // none until it is stored

    private String reservationId;
    private String paymentAttemptId;
    private String gatewayKey;
    private long amountMinor;
    private String currency;
    private String reason;

    @Enumerated(EnumType.STRING)
    private Status status;

    @Enumerated(EnumType.STRING)
    private Approval approval;

    private String requestedBy;
    private @Nullable String decidedBy;
    private boolean allowance;
    private int tries;
    private @Nullable Instant nextTryAt;
    private @Nullable String gatewayReference;
    private @Nullable String failure;
    private Instant createdAt;
    private @Nullable Instant decidedAt;

    @SuppressWarnings("NullAway.Init")
    protected Refund() {}

    /** What the rules give back: a cancellation, a lower price, an undone payment. */
    public Refund(String id, PaymentAttempt payment, Money amount, String reason, Instant now) {
        this.id = id;
        this.reservationId = payment.reservationId();
        this.paymentAttemptId = payment.id();
        this.gatewayKey = payment.reservationId() + ":refund:" + id;
        this.amountMinor = amount.minorUnits();
        this.currency = amount.currencyCode();
        this.reason = reason;
        this.status = Status.REQUESTED;
        this.approval = Approval.NOT_NEEDED;
        this.requestedBy = Actor.WORKFLOW.name();
        this.createdAt = now;
    }

    /**
     * What a person gives back beyond the rules: the hotel forgoes that part of its price.
     *
     * @param needsApproval by somebody else than the one who asks
     */
    public static Refund askedFor(
            String id,
            PaymentAttempt payment,
            Money amount,
            String reason,
            Actor requestedBy,
            boolean needsApproval,
            Instant now) {
        Refund refund = new Refund(id, payment, amount, reason, now);
        refund.requestedBy = requestedBy.name();
        refund.allowance = true;
        refund.approval = needsApproval ? Approval.AWAITED : Approval.NOT_NEEDED;
        return refund;
    }

    /** People gave it at the gateway itself, and it was found there: it is over, and the hotel forgoes it. */
    public static Refund madeAtGateway(String id, PaymentAttempt payment, Money amount, String reference, Instant now) {
        Refund refund = new Refund(id, payment, amount, "given at the gateway itself", now);
        refund.allowance = true;
        refund.status = Status.PENDING;
        refund.succeed(reference, now);
        return refund;
    }

    /** People gave at the gateway itself what its tries did not: it is over. */
    public void foundAtGateway(String reference, Instant now) {
        if (status != Status.FAILED && status != Status.PENDING) {
            throw new IllegalStateException("refund " + id + " is " + status);
        }
        status = Status.PENDING;
        succeed(reference, now);
    }

    public Optional<Refusal> refusalToDecide(Actor actor) {
        if (!isAwaitingApproval()) {
            return Optional.of(Refusal.conflict("refund_not_awaiting_approval"));
        }
        return actor.name().equals(requestedBy) ? Optional.of(Refusal.forbidden("own_refund")) : Optional.empty();
    }

    public void approve(Actor actor) {
        require(refusalToDecide(actor));
        approval = Approval.GRANTED;
        decidedBy = actor.name();
    }

    public void reject(Actor actor, String why) {
        require(refusalToDecide(actor));
        deny(actor, why);
    }

    /** Until it has begun it can be withdrawn, by anybody who may ask for refunds. */
    public Optional<Refusal> refusalToWithdraw() {
        return isAwaitingApproval() ? Optional.empty() : Optional.of(Refusal.conflict("refund_begun"));
    }

    public void withdraw(Actor actor) {
        require(refusalToWithdraw());
        deny(actor, "withdrawn");
    }

    /** From here on it is on its way. */
    public void begin() {
        if (status != Status.REQUESTED || !isDue()) {
            throw new IllegalStateException("refund " + id + " is " + status + ", approval " + approval);
        }
        status = Status.PENDING;
    }

    /** After it was denied; its payment has the amount free again. */
    public void cancel(Instant now) {
        if (!isDenied()) {
            throw new IllegalStateException("refund " + id + " is " + status + ", approval " + approval);
        }
        status = Status.CANCELED;
        decidedAt = now;
    }

    public void succeed(String reference, Instant now) {
        requirePending();
        status = Status.SUCCEEDED;
        decidedAt = now;
        gatewayReference = reference;
        failure = null;
        nextTryAt = null;
    }

    /** The gateway has accepted it and not decided: it is asked with the same key then. */
    public void awaitGateway(Instant askAgainAt) {
        requirePending();
        nextTryAt = askAgainAt;
    }

    /** This try has failed for good; the next one is another refund for the gateway. */
    public void tryAgain(String why, Instant at) {
        requirePending();
        tries++;
        gatewayKey = reservationId + ":refund:" + id + ":" + tries;
        failure = why;
        nextTryAt = at;
    }

    /** Whether the gateway has confirmed it; support may have given the money back without. */
    public boolean isConfirmedByGateway() {
        return status == Status.SUCCEEDED && gatewayReference != null && !gatewayReference.startsWith(BY_HAND);
    }

    /** The guest's bank has returned what the gateway had confirmed: the next try is another refund for the gateway. */
    public void comeBack(String why, Instant nextTry) {
        if (!isConfirmedByGateway()) {
            throw new IllegalStateException("refund " + id + " is " + status + " by " + gatewayReference);
        }
        status = Status.PENDING;
        decidedAt = null;
        gatewayReference = null;
        tryAgain(why, nextTry);
    }

    /** As {@link #comeBack}, and there is no next try: support has to give it back by other means. */
    public void comeBackForGood(String why, Instant now) {
        comeBack(why, now);
        status = Status.FAILED;
        decidedAt = now;
        nextTryAt = null;
    }

    public void fail(String why, Instant now) {
        requirePending();
        tries++;
        status = Status.FAILED;
        decidedAt = now;
        failure = why;
        nextTryAt = null;
    }

    public Optional<Refusal> refusalToSettle() {
        return status == Status.FAILED ? Optional.empty() : Optional.of(Refusal.conflict("refund_not_failed"));
    }

    /** Support has given the money back by other means. */
    public void settleByHand(String reference, Actor actor, Instant now) {
        require(refusalToSettle());
        status = Status.PENDING;
        decidedBy = actor.name();
        succeed(BY_HAND + reference, now);
    }

    /** Support lets the gateway try once more. */
    public void retry(Actor actor, Instant now) {
        require(refusalToSettle());
        status = Status.PENDING;
        decidedBy = actor.name();
        decidedAt = null;
        gatewayKey = reservationId + ":refund:" + id + ":" + tries;
        nextTryAt = now;
    }

    /** To be brought to the gateway, now or at its next try; nobody has to approve it first. */
    public boolean isDue() {
        return status == Status.PENDING
                || (status == Status.REQUESTED && (approval == Approval.NOT_NEEDED || approval == Approval.GRANTED));
    }

    public boolean isDueAt(Instant now) {
        return isDue() && (nextTryAt == null || !nextTryAt.isAfter(now));
    }

    public boolean isAwaitingApproval() {
        return status == Status.REQUESTED && approval == Approval.AWAITED;
    }

    public boolean isDenied() {
        return status == Status.REQUESTED && approval == Approval.DENIED;
    }

    public String id() {
        return id;
    }

    public String reservationId() {
        return reservationId;
    }

    public String paymentAttemptId() {
        return paymentAttemptId;
    }

    public String gatewayKey() {
        return gatewayKey;
    }

    public Money amount() {
        return Money.ofMinor(amountMinor, currency);
    }

    public String reason() {
        return reason;
    }

    public Status status() {
        return status;
    }

    public Approval approval() {
        return approval;
    }

    public String requestedBy() {
        return requestedBy;
    }

    /** Who approved, rejected, withdrew or settled it; absent if nobody had to. */
    public @Nullable String decidedBy() {
        return decidedBy;
    }

    /** A person gave it beyond the rules: the folio has an allowance for it. */
    public boolean isAllowance() {
        return allowance;
    }

    /** An allowance that was made, or will be unless somebody denies it: the guest does not owe it a second time. */
    public boolean isForgone() {
        return allowance && status != Status.CANCELED && !isDenied();
    }

    /** Tries that the gateway has refused. */
    public int tries() {
        return tries;
    }

    /** When the gateway is asked next; absent: as soon as possible. */
    public @Nullable Instant nextTryAt() {
        return nextTryAt;
    }

    public @Nullable String gatewayReference() {
        return gatewayReference;
    }

    public @Nullable String failure() {
        return failure;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public @Nullable Instant decidedAt() {
        return decidedAt;
    }

    private void deny(Actor actor, String why) {
        approval = Approval.DENIED;
        decidedBy = actor.name();
        failure = why;
    }

    private void requirePending() {
        if (status != Status.PENDING) {
            throw new IllegalStateException("refund " + id + " is " + status);
        }
    }

    private static void require(Optional<Refusal> refusal) {
        refusal.ifPresent(refused -> {
            throw new IllegalStateException(refused.code() + ": " + refused.detail());
        });
    }
}
