package io.lodgeflow.domain.reservation;

import io.lodgeflow.domain.money.Money;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A wish to change a booked stay. While it is open both the old and the new nights are held; it ends applied, or
 * declined with the booking as it was.
 */
@Entity
@Table(name = "reservation_modification")
public class Modification {

    public enum Status {
        OPEN,
        APPLIED,
        DECLINED
    }

    @Id
    private String id;

    @Version
    private @Nullable Integer version; // none until it is stored

    private String reservationId;

    @Embedded
    private StayTerms terms;

    private long differenceMinor;
    private long refundMinor;
    private long feeMinor;
    private long penaltyFloorMinor;
    private @Nullable String paymentToken;

    @Enumerated(EnumType.STRING)
    private Status status;

    private @Nullable String declineReason;
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init")
    protected Modification() {}

    public Modification(
            String id, Reservation reservation, ModificationQuote quote, @Nullable String paymentToken, Instant now) {
        this.id = id;
        this.reservationId = reservation.id();
        this.terms = quote.newTerms();
        this.differenceMinor = quote.difference().minorUnits();
        this.refundMinor = quote.refundNow().minorUnits();
        this.feeMinor = quote.fee().minorUnits();
        this.penaltyFloorMinor = quote.keptIfCanceled().minorUnits();
        this.paymentToken = paymentToken;
        this.status = Status.OPEN;
        this.createdAt = now;
    }

    public void apply() {
        leaveOpen(Status.APPLIED);
    }

    public void decline(String reason) {
        leaveOpen(Status.DECLINED);
        declineReason = reason;
    }

    public StayTerms terms() {
        return terms;
    }

    /** New price less old price; what is charged (positive) or given back (negative) when the old price was paid. */
    public Money difference() {
        return Money.ofMinor(differenceMinor, terms.currencyCode());
    }

    /** What goes back to the guest when it is applied; zero unless the price falls. */
    public Money refund() {
        return Money.ofMinor(refundMinor, terms.currencyCode());
    }

    /** What the hotel keeps of the old price once it is applied; zero unless the price falls. */
    public Money fee() {
        return Money.ofMinor(feeMinor, terms.currencyCode());
    }

    /** Once it is applied, canceling never costs less than this. */
    public Money keptIfCanceled() {
        return Money.ofMinor(penaltyFloorMinor, terms.currencyCode());
    }

    /** With what the guest pays a higher price; absent: with what the booking was paid. */
    public @Nullable String paymentToken() {
        return paymentToken;
    }

    public String id() {
        return id;
    }

    public String reservationId() {
        return reservationId;
    }

    public Status status() {
        return status;
    }

    public @Nullable String declineReason() {
        return declineReason;
    }

    public Instant createdAt() {
        return createdAt;
    }

    private void leaveOpen(Status to) {
        if (status != Status.OPEN) {
            throw new IllegalStateException("modification " + id + " is already " + status);
        }
        status = to;
    }
}
