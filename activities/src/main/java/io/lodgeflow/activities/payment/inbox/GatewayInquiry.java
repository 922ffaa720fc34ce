package io.lodgeflow.activities.payment.inbox;

import io.lodgeflow.activities.payment.inbox.GatewayNews.ChargeDecided;
import io.lodgeflow.activities.payment.inbox.GatewayNews.DisputeChanged;
import io.lodgeflow.activities.payment.inbox.GatewayNews.RefundDecided;
import io.lodgeflow.activities.payment.inbox.GatewayNews.RefundsListed;
import io.lodgeflow.domain.payment.GatewayInbox.GatewayEvent;
import io.lodgeflow.domain.payment.PaymentAttempt;
import io.lodgeflow.domain.payment.PaymentGateway;
import io.lodgeflow.domain.payment.PaymentGateway.ChargeOutcome;
import io.lodgeflow.domain.payment.PaymentGateway.Dispute;
import io.lodgeflow.domain.payment.PaymentGateway.RefundOrder;
import io.lodgeflow.domain.payment.PaymentGateway.RefundOutcome;
import io.lodgeflow.domain.payment.Payments;
import io.lodgeflow.domain.payment.Refund;
import io.lodgeflow.engine.transaction.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Asks the gateway what is true of the subject of an event. Called outside of any transaction; changes nothing. */
@Component
class GatewayInquiry {

    private static final Logger LOG = LoggerFactory.getLogger(GatewayInquiry.class);

    /** A dispute or refund may be told of before the capture that it is about is on our books. */
    private static final Duration CAPTURE_MAY_LAG = Duration.ofDays(1);

    private final PaymentGateway gateway;
    private final Payments payments;
    private final Transactions transactions;
    private final Clock clock;

    GatewayInquiry(PaymentGateway gateway, Payments payments, Transactions transactions, Clock clock) {
        this.gateway = gateway;
        this.payments = payments;
        this.transactions = transactions;
        this.clock = clock;
    }

    sealed interface Answer {}

    record Learned(GatewayNews news) implements Answer {}

    /** Nothing of ours, or nothing that money follows from. */
    record NothingToDo(String why) implements Answer {}

    record NotKnownYet(String why) implements Answer {}

    Answer askAbout(GatewayEvent event) {
        if (!event.gateway().equals(gateway.name())) {
            return new NothingToDo("this installation does not use the gateway");
        }
        return switch (event.subject()) {
            case CHARGE -> askAboutCharge(event);
            case REFUND -> askAboutRefund(event);
            case DISPUTE -> askAboutDispute(event);
            case OTHER -> new NothingToDo("nothing that money follows from");
        };
    }

    private Answer askAboutCharge(GatewayEvent event) {
        String key = event.key();
        Optional<PaymentAttempt> ours =
                key == null ? Optional.empty() : transactions.read(() -> payments.attemptWithKey(key));
        if (ours.isEmpty()) {
            return notOurs(event);
        }
        PaymentAttempt attempt = ours.get();
        Optional<ChargeOutcome> outcome = gateway.look(attempt.gatewayKey());
        if (outcome.isEmpty()) {
            return new NotKnownYet("the gateway does not know the charge");
        }
        return switch (outcome.get()) {
            case ChargeOutcome.Captured captured ->
                new Learned(new ChargeDecided(attempt.reservationId(), attempt.id(), captured));
            case ChargeOutcome.Declined declined ->
                new Learned(new ChargeDecided(attempt.reservationId(), attempt.id(), declined));
            case ChargeOutcome.Pending pending -> new NotKnownYet("the charge is pending");
            case ChargeOutcome.Unknown unknown -> new NotKnownYet(unknown.cause());
            case ChargeOutcome.Unavailable unavailable -> new NotKnownYet(unavailable.cause());
        };
    }

    /** A refund of ours and the order it was made with. */
    private record OurRefund(Refund refund, RefundOrder order) {}

    private Answer askAboutRefund(GatewayEvent event) {
        String key = event.key();
        if (key == null) {
            return askAboutRefundsOf(event);
        }
        Optional<OurRefund> ours = transactions.read(() -> ourRefund(key));
        if (ours.isEmpty()) {
            return notOurs(event);
        }
        Refund refund = ours.get().refund();
        Optional<RefundOutcome> outcome = gateway.lookRefund(ours.get().order());
        if (outcome.isEmpty()) {
            return new NotKnownYet("the gateway does not know the refund");
        }
        return switch (outcome.get()) {
            case RefundOutcome.Succeeded succeeded ->
                new Learned(new RefundDecided(
                        refund.reservationId(), refund.id(), ours.get().order().key(), succeeded));
            case RefundOutcome.Failed failed ->
                new Learned(new RefundDecided(
                        refund.reservationId(), refund.id(), ours.get().order().key(), failed));
            case RefundOutcome.Pending pending -> new NothingToDo("the refund is pending");
            case RefundOutcome.Unknown unknown -> new NotKnownYet(unknown.cause());
        };
    }

    /** Nobody here asked for it: people gave money back at the gateway itself. */
    private Answer askAboutRefundsOf(GatewayEvent event) {
        return ofCharge(
                event,
                event.reference(),
                attempt ->
                        new RefundsListed(attempt.reservationId(), attempt.id(), gateway.refundsOf(event.reference())));
    }

    private Answer ofCharge(GatewayEvent event, String charge, Function<PaymentAttempt, GatewayNews> learned) {
        Optional<PaymentAttempt> attempt = transactions.read(() -> payments.attemptOfCharge(charge));
        if (attempt.isPresent()) {
            return new Learned(learned.apply(attempt.get()));
        }
        return event.occurredAt().isAfter(clock.instant().minus(CAPTURE_MAY_LAG))
                ? new NotKnownYet("no payment of ours with the charge yet")
                : notOurs(event);
    }

    private Optional<OurRefund> ourRefund(String key) {
        return payments.refundWithKey(key)
                .map(refund -> new OurRefund(
                        refund,
                        new RefundOrder(
                                key,
                                Objects.requireNonNull(payments.attempt(refund.paymentAttemptId())
                                        .orElseThrow()
                                        .gatewayReference()),
                                refund.amount())));
    }

    private Answer askAboutDispute(GatewayEvent event) {
        Optional<Dispute> dispute = gateway.lookDispute(event.reference());
        if (dispute.isEmpty()) {
            return new NotKnownYet("the gateway does not know the dispute");
        }
        return ofCharge(
                event,
                dispute.get().chargeReference(),
                attempt -> new DisputeChanged(attempt.reservationId(), attempt.id(), dispute.get()));
    }

    private static Answer notOurs(GatewayEvent event) {
        LOG.warn("{} tells of {} {}, which is none of ours", event.gateway(), event.subject(), event.reference());
        return new NothingToDo("none of ours");
    }
}
