package io.lodgeflow.domain.payment;

import io.lodgeflow.domain.money.Money;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Money on its way back from one captured payment, stored with its own gateway key before the gateway is called. */
@Entity
@Table(name = "refund")
public class Refund {

    public enum Status {
        REQUESTED,
        SUCCEEDED,
        FAILED
    }

    @Id
    private String id;

    @Version
    private int version;

    private String reservationId;
    private String paymentAttemptId;
    private String gatewayKey;
    private long amountMinor;
    private String currency;
    private String reason;

    @Enumerated(EnumType.STRING)
    private Status status;

    private @Nullable String gatewayReference;
    private @Nullable String failure;
    private Instant createdAt;
    private @Nullable Instant decidedAt;

    @SuppressWarnings("NullAway.Init")
    protected Refund() {}

    public Refund(String id, PaymentAttempt payment, Money amount, String reason, Instant now) {
        this.id = id;
        this.reservationId = payment.reservationId();
        this.paymentAttemptId = payment.id();
        this.gatewayKey = payment.reservationId() + ":refund:" + id;
        this.amountMinor = amount.minorUnits();
        this.currency = amount.currencyCode();
        this.reason = reason;
        this.status = Status.REQUESTED;
        this.createdAt = now;
    }

    public void succeed(String reference, Instant now) {
        decide(Status.SUCCEEDED, now);
        gatewayReference = reference;
    }

    public void fail(String why, Instant now) {
        decide(Status.FAILED, now);
        failure = why;
    }

    /** The gateway had refused it, and the money went back by other means. */
    public void succeedByHand(String reference, Instant now) {
        if (status != Status.FAILED) {
            throw new IllegalStateException("refund " + id + " is " + status);
        }
        status = Status.SUCCEEDED;
        gatewayReference = reference;
        decidedAt = now;
    }

    public boolean isOpen() {
        return status == Status.REQUESTED;
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

    private void decide(Status to, Instant now) {
        if (!isOpen()) {
            throw new IllegalStateException("refund " + id + " is already " + status);
        }
        status = to;
        decidedAt = now;
    }
}
