package io.lodgeflow.activities.payment.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.model.StripeError;
import com.stripe.net.RequestOptions;
import com.stripe.param.PaymentIntentConfirmParams;
import com.stripe.param.PaymentIntentCreateParams;
import io.lodgeflow.activities.payment.GatewayAdapter;
import io.lodgeflow.activities.payment.stripe.StripeIntents.Intent;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stripe. A charge is made in two steps: a payment intent is created, which moves nothing, and stored as the one of its key;
 * then it is confirmed. Stripe captures an intent at most once and never after it was canceled, and only the stored intent is
 * ever confirmed, by us alone. So one key moves money once and a closed key never, whoever dies in between and also after
 * Stripe has forgotten its idempotency keys, which only spare double work.
 */
final class StripeGateway implements GatewayAdapter {

    static final String NAME = "stripe";

    private static final Logger LOG = LoggerFactory.getLogger(StripeGateway.class);
    private static final ChargeOutcome CLOSED =
            new ChargeOutcome.Declined("payment_closed", "The time to pay is over. No money was taken.");

    private final StripeClient stripe;
    private final Supplier<String> returnUrl;
    private final StripeIntents intents;
    private final StripeCards cards;
    private final StripeRefunds refunds;
    private final StripeMovements movements;

    /** @param returnUrl where the guest comes back to after confirming at the bank */
    StripeGateway(StripeClient stripe, Supplier<String> returnUrl, StripeIntents intents) {
        this.stripe = stripe;
        this.returnUrl = returnUrl;
        this.intents = intents;
        this.cards = new StripeCards(stripe, returnUrl, intents);
        this.refunds = new StripeRefunds(stripe);
        this.movements = new StripeMovements(stripe);
    }

    @Override
    public String name() {
        return NAME;
    }

    /** Silence and errors of its own; whatever it says about a card, Stripe is there. */
    @Override
    public boolean isOutage(Object outcome) {
        return outcome instanceof ChargeOutcome.Unavailable
                || outcome instanceof ChargeOutcome.Unknown
                || outcome instanceof CloseOutcome.Unknown
                || outcome instanceof RefundOutcome.Unknown
                || outcome instanceof SetupOutcome.Unknown;
    }

    @Override
    public ChargeOutcome charge(Charge charge) {
        Intent intent = intents.of(charge.key());
        try {
            boolean fresh = intent.id() == null;
            if (fresh && !intent.closed()) {
                intent = intents.keepFirst(charge.key(), create(charge, intent).getId());
            }
            if (intent.id() == null) {
                return CLOSED;
            }
            if (!fresh) {
                PaymentIntent known = stripe.v1().paymentIntents().retrieve(intent.id());
                if (intent.closed() || isOrdered(known)) {
                    return intent.closed() && !isOrdered(known) ? CLOSED : outcome(known);
                }
            }
            return intent.closed() ? CLOSED : outcome(confirm(charge, intent.id(), intent));
        } catch (StripeException failure) {
            return failed(charge.key(), intent.id(), failure);
        }
    }

    private PaymentIntent create(Charge charge, Intent intent) throws StripeException {
        PaymentIntentCreateParams.Builder params = PaymentIntentCreateParams.builder()
                .setAmount(StripeAmounts.toStripe(charge.amount()))
                .setCurrency(charge.amount().currencyCode().toLowerCase(Locale.ROOT))
                .setPaymentMethod(StripeCards.paymentMethod(charge.paymentToken()))
                .putMetadata(StripeMovements.KEY, charge.key())
                .putMetadata("lodgeflow_reservation", charge.reservationId());
        StripeCards.customer(charge.paymentToken()).ifPresent(params::setCustomer);
        return stripe.v1().paymentIntents().create(params.build(), once(charge.key() + ":create", intent));
    }

    private PaymentIntent confirm(Charge charge, String intentId, Intent intent) throws StripeException {
        PaymentIntentConfirmParams.Builder params = PaymentIntentConfirmParams.builder();
        if (StripeCards.customer(charge.paymentToken()).isPresent()) {
            params.setOffSession(true); // set up before; nobody is there to confirm at the bank
        } else {
            params.setReturnUrl(returnUrl.get());
        }
        return stripe.v1().paymentIntents().confirm(intentId, params.build(), once(charge.key() + ":confirm", intent));
    }

    static RequestOptions once(String key, Intent intent) {
        return RequestOptions.builder()
                .setIdempotencyKey(intent.failures() == 0 ? key : key + ":" + intent.failures())
                .build();
    }

    private ChargeOutcome failed(String key, @Nullable String intentId, StripeException failure) {
        String cause = "Stripe: " + failure.getMessage();
        return switch (StripeFailure.of(failure)) {
            case NOT_SENT, TURNED_AWAY -> {
                LOG.error("Stripe cannot be used: {}", failure.getMessage());
                yield new ChargeOutcome.Unavailable(cause);
            }
            case CARD_REFUSED -> refused(failure.getStripeError());
            case CANNOT_BE_DONE -> intentId == null ? invalid(key, failure) : lookAgain(key, cause);
            case BROKEN -> {
                intents.countFailure(key);
                yield new ChargeOutcome.Unknown(cause);
            }
            case UNKNOWN -> new ChargeOutcome.Unknown(cause);
        };
    }

    /** Not even an intent could be made of the order, such as for a token that Stripe does not know: nothing will move. */
    private ChargeOutcome invalid(String key, StripeException failure) {
        LOG.warn("Stripe refuses the order {}: {}", key, failure.getMessage());
        intents.close(key);
        return new ChargeOutcome.Declined(
                Objects.requireNonNullElse(failure.getCode(), "invalid_request"),
                "The payment could not be made. Try again with another card.");
    }

    /** The intent is in another state than we believed, such as canceled meanwhile: its state is the answer. */
    private ChargeOutcome lookAgain(String key, String cause) {
        return look(key).orElse(new ChargeOutcome.Unknown(cause));
    }

    @Override
    public SetupOutcome setUp(CardSetup setup) {
        return cards.setUp(setup);
    }

    @Override
    public Optional<ChargeOutcome> look(String key) {
        Optional<Intent> intent = intents.find(key);
        if (intent.isEmpty() || (intent.get().id() == null && !intent.get().closed())) {
            return Optional.empty();
        }
        String id = intent.get().id();
        if (id == null) {
            return Optional.of(CLOSED);
        }
        try {
            PaymentIntent known = stripe.v1().paymentIntents().retrieve(id);
            return isOrdered(known) ? Optional.of(outcome(known)) : Optional.empty();
        } catch (StripeException failure) {
            return Optional.of(new ChargeOutcome.Unknown("Stripe: " + failure.getMessage()));
        }
    }

    @Override
    public CloseOutcome close(String key) {
        String id = intents.close(key).id();
        if (id == null) {
            return new CloseOutcome.Closed();
        }
        try {
            stripe.v1().paymentIntents().cancel(id);
            return new CloseOutcome.Closed();
        } catch (StripeException failure) {
            return StripeFailure.of(failure) == StripeFailure.CANNOT_BE_DONE
                    ? notCanceled(id)
                    : new CloseOutcome.Unknown("Stripe: " + failure.getMessage());
        }
    }

    private CloseOutcome notCanceled(String id) {
        try {
            PaymentIntent known = stripe.v1().paymentIntents().retrieve(id);
            return switch (known.getStatus()) {
                case "succeeded" -> new CloseOutcome.AlreadyCaptured(id);
                case "canceled" -> new CloseOutcome.Closed();
                case "processing" -> new CloseOutcome.Undecided(id);
                default -> new CloseOutcome.Unknown("Stripe does not cancel an intent that is " + known.getStatus());
            };
        } catch (StripeException failure) {
            return new CloseOutcome.Unknown("Stripe: " + failure.getMessage());
        }
    }

    /** Whether the intent was confirmed or has ended; before, no money can move. */
    private static boolean isOrdered(PaymentIntent intent) {
        return !intent.getStatus().equals("requires_confirmation");
    }

    private static ChargeOutcome outcome(PaymentIntent intent) {
        return switch (intent.getStatus()) {
            case "succeeded" -> new ChargeOutcome.Captured(intent.getId());
            case "processing", "requires_capture" -> new ChargeOutcome.Pending(intent.getId(), null);
            case "requires_action" -> new ChargeOutcome.Pending(intent.getId(), nextAction(intent));
            case "requires_payment_method" -> refused(intent.getLastPaymentError());
            case "canceled" -> CLOSED;
            default -> new ChargeOutcome.Unknown("Stripe says the intent is " + intent.getStatus());
        };
    }

    private static @Nullable String nextAction(PaymentIntent intent) {
        PaymentIntent.NextAction action = intent.getNextAction();
        return action == null || action.getRedirectToUrl() == null
                ? null
                : action.getRedirectToUrl().getUrl();
    }

    /** For good: the intent would need another card, and nobody but us could give it one. */
    private static ChargeOutcome refused(@Nullable StripeError error) {
        if (error == null) {
            return new ChargeOutcome.Declined("card_declined", "The bank declined the card. Try another card.");
        }
        String code = error.getDeclineCode() == null ? error.getCode() : error.getDeclineCode();
        return new ChargeOutcome.Declined(
                Objects.requireNonNullElse(code, "card_declined"),
                Objects.requireNonNullElse(error.getMessage(), "The bank declined the card. Try another card."));
    }

    @Override
    public RefundOutcome refund(RefundOrder order) {
        return refunds.refund(order);
    }

    @Override
    public Optional<RefundOutcome> lookRefund(RefundOrder order) {
        return refunds.look(order);
    }

    @Override
    public List<Movement> refundsOf(String chargeReference) {
        return movements.refundsOf(chargeReference);
    }

    @Override
    public Optional<Dispute> lookDispute(String reference) {
        return movements.dispute(reference);
    }

    @Override
    public List<Movement> movements(Instant from, Instant to) {
        return movements.between(from, to);
    }
}
