package io.lodgeflow.activities.payment.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.SetupIntent;
import com.stripe.model.StripeError;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.SetupIntentCreateParams;
import io.lodgeflow.activities.payment.stripe.StripeIntents.Intent;
import io.lodgeflow.domain.payment.PaymentGateway.CardSetup;
import io.lodgeflow.domain.payment.PaymentGateway.SetupOutcome;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Cards that are kept: a setup intent, confirmed at once, for charges off session. Stripe keeps a payment method only with a
 * customer, so that each card gets one; the token that guarantees a booking names both. No money moves, so that a second
 * setup, after Stripe has forgotten its idempotency keys, does no harm.
 */
final class StripeCards {

    private static final String BETWEEN = "/";

    private final StripeClient stripe;
    private final Supplier<String> returnUrl;
    private final StripeIntents intents;

    StripeCards(StripeClient stripe, Supplier<String> returnUrl, StripeIntents intents) {
        this.stripe = stripe;
        this.returnUrl = returnUrl;
        this.intents = intents;
    }

    /** Of a card that was kept; empty for one that its owner pays with himself. */
    static Optional<String> customer(String token) {
        int end = token.indexOf(BETWEEN);
        return end < 0 ? Optional.empty() : Optional.of(token.substring(0, end));
    }

    static String paymentMethod(String token) {
        return token.substring(token.indexOf(BETWEEN) + 1);
    }

    SetupOutcome setUp(CardSetup setup) {
        Intent tries = intents.of(setup.key());
        try {
            String customer = stripe.v1()
                    .customers()
                    .create(
                            CustomerCreateParams.builder()
                                    .putMetadata(StripeMovements.KEY, setup.key())
                                    .build(),
                            StripeGateway.once(setup.key() + ":customer", tries))
                    .getId();
            SetupIntent made = stripe.v1()
                    .setupIntents()
                    .create(params(setup, customer), StripeGateway.once(setup.key() + ":setup", tries));
            // a repeated request gets the first answer: how it stands now is asked
            SetupIntent now = made.getStatus().equals("succeeded")
                    ? made
                    : stripe.v1().setupIntents().retrieve(made.getId());
            return outcome(now, customer + BETWEEN + setup.paymentToken());
        } catch (StripeException failure) {
            return failed(setup.key(), failure);
        }
    }

    private SetupIntentCreateParams params(CardSetup setup, String customer) {
        return SetupIntentCreateParams.builder()
                .setCustomer(customer)
                .setPaymentMethod(setup.paymentToken())
                .addPaymentMethodType("card")
                .setUsage(SetupIntentCreateParams.Usage.OFF_SESSION)
                .setConfirm(true)
                .setReturnUrl(returnUrl.get())
                .putMetadata(StripeMovements.KEY, setup.key())
                .build();
    }

    private static SetupOutcome outcome(SetupIntent intent, String token) {
        SetupIntent.NextAction action = intent.getNextAction();
        return switch (intent.getStatus()) {
            case "succeeded" -> new SetupOutcome.Ready(token);
            case "requires_action" ->
                action != null && action.getRedirectToUrl() != null
                        ? new SetupOutcome.ActionNeeded(
                                action.getRedirectToUrl().getUrl())
                        : new SetupOutcome.Unknown("Stripe wants an action that has no address");
            case "requires_payment_method", "canceled" -> refused(intent.getLastSetupError());
            default -> new SetupOutcome.Unknown("Stripe says the setup is " + intent.getStatus());
        };
    }

    private SetupOutcome failed(String key, StripeException failure) {
        return switch (StripeFailure.of(failure)) {
            case CARD_REFUSED, CANNOT_BE_DONE -> refused(failure.getStripeError());
            case BROKEN -> {
                intents.countFailure(key);
                yield new SetupOutcome.Unknown("Stripe: " + failure.getMessage());
            }
            case NOT_SENT, TURNED_AWAY, UNKNOWN -> new SetupOutcome.Unknown("Stripe: " + failure.getMessage());
        };
    }

    private static SetupOutcome refused(@Nullable StripeError error) {
        String code = error == null ? null : error.getDeclineCode() == null ? error.getCode() : error.getDeclineCode();
        String detail = error == null ? null : error.getMessage();
        return new SetupOutcome.Refused(
                Objects.requireNonNullElse(code, "card_declined"),
                Objects.requireNonNullElse(detail, "The bank refused the card. Try another card."));
    }
}
