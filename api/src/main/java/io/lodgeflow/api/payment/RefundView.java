package io.lodgeflow.api.payment;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.payment.Refund;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A refund as the API shows it.
 *
 * @param status requested, pending, succeeded, failed, canceled
 * @param approval not_needed, awaited, granted, denied
 * @param requestedBy who asked for it and {@code decidedBy} who decided or settled it; staff only
 * @param reference of the gateway, or of the settlement by hand; staff only
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RefundView(
        String id,
        String reservationId,
        String paymentId,
        String status,
        Money amount,
        String reason,
        String approval,
        @Nullable String requestedBy,
        @Nullable String decidedBy,
        int tries,
        @Nullable Instant nextTryAt,
        @Nullable String reference,
        @Nullable String failure,
        Instant createdAt,
        @Nullable Instant decidedAt) {

    /** @param forStaff with what guests are not shown */
    public static RefundView of(Refund refund, boolean forStaff) {
        return new RefundView(
                refund.id(),
                refund.reservationId(),
                refund.paymentAttemptId(),
                lower(refund.status()),
                refund.amount(),
                refund.reason(),
                lower(refund.approval()),
                forStaff ? refund.requestedBy() : null,
                forStaff ? refund.decidedBy() : null,
                refund.tries(),
                refund.nextTryAt(),
                forStaff ? refund.gatewayReference() : null,
                refund.failure(),
                refund.createdAt(),
                refund.decidedAt());
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
