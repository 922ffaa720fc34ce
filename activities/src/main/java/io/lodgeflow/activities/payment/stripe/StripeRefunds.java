package io.lodgeflow.activities.payment.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.Refund;
import com.stripe.net.RequestOptions;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import io.lodgeflow.domain.payment.PaymentGateway.RefundOrder;
import io.lodgeflow.domain.payment.PaymentGateway.RefundOutcome;
import java.util.Objects;
import java.util.Optional;

/**
 * Refunds at Stripe. Each carries its key as metadata and is looked for before it is made, so that it is made once also after
 * Stripe has forgotten the idempotency key; that key keeps two at the same moment apart.
 */
final class StripeRefunds {

    private static final long PAGE = 100;

    private final StripeClient stripe;

    StripeRefunds(StripeClient stripe) {
        this.stripe = stripe;
    }

    RefundOutcome refund(RefundOrder order) {
        Optional<RefundOutcome> earlier = look(order);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        RefundCreateParams params = RefundCreateParams.builder()
                .setPaymentIntent(order.chargeReference())
                .setAmount(StripeAmounts.toStripe(order.amount()))
                .putMetadata(StripeMovements.KEY, order.key())
                .build();
        try {
            return outcome(stripe.v1()
                    .refunds()
                    .create(
                            params,
                            RequestOptions.builder()
                                    .setIdempotencyKey(order.key())
                                    .build()));
        } catch (StripeException failure) {
            return switch (StripeFailure.of(failure)) {
                case CANNOT_BE_DONE, CARD_REFUSED ->
                    new RefundOutcome.Failed(Objects.requireNonNullElse(failure.getCode(), "refused by Stripe"));
                case NOT_SENT, TURNED_AWAY, BROKEN, UNKNOWN -> unknown(failure);
            };
        }
    }

    Optional<RefundOutcome> look(RefundOrder order) {
        RefundListParams params = RefundListParams.builder()
                .setPaymentIntent(order.chargeReference())
                .setLimit(PAGE)
                .build();
        try {
            for (Refund refund : stripe.v1().refunds().list(params).autoPagingIterable()) {
                if (refund.getMetadata() != null
                        && order.key().equals(refund.getMetadata().get(StripeMovements.KEY))) {
                    return Optional.of(outcome(refund));
                }
            }
            return Optional.empty();
        } catch (StripeException failure) {
            return StripeFailure.of(failure) == StripeFailure.CANNOT_BE_DONE // there is no such charge
                    ? Optional.empty()
                    : Optional.of(unknown(failure));
        } catch (RuntimeException nextPage) { // how the client's paging reports that the next page did not come
            return Optional.of(new RefundOutcome.Unknown("Stripe: " + nextPage.getMessage()));
        }
    }

    private static RefundOutcome outcome(Refund refund) {
        return switch (refund.getStatus()) {
            case "succeeded" -> new RefundOutcome.Succeeded(refund.getId());
            case "pending", "requires_action" -> new RefundOutcome.Pending(refund.getId());
            case "failed", "canceled" ->
                new RefundOutcome.Failed(Objects.requireNonNullElse(refund.getFailureReason(), refund.getStatus()));
            default -> new RefundOutcome.Unknown("Stripe says the refund is " + refund.getStatus());
        };
    }

    private static RefundOutcome unknown(StripeException failure) {
        return new RefundOutcome.Unknown("Stripe: " + failure.getMessage());
    }
}
