package io.lodgeflow.activities.payment.sandbox;

import io.lodgeflow.activities.payment.sandbox.SandboxBooks.Order;
import io.lodgeflow.domain.identity.Identifiers;
import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.payment.GatewayInbox.GatewayEvent.Subject;
import io.lodgeflow.domain.payment.GatewaySandbox;
import io.lodgeflow.domain.payment.PaymentGateway.Dispute;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.engine.transaction.BackgroundTask;
import io.lodgeflow.workflows.payment.ReceiveGatewayEvent;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The guest's bank behind the sandbox gateway: decides what is pending when its time has come or when it is told to, takes
 * payments back, and lets the gateway tell of it by signed webhooks. A decision and its event are in the gateway's books
 * together; an event is delivered at least once.
 */
@Component
@OnlyWithSandbox
class SandboxBank implements GatewaySandbox, BackgroundTask {

    private static final int SHOWN = 100;
    private static final int BATCH = 100;

    private final SandboxBooks books;
    private final SandboxWebhook webhook;
    private final ReceiveGatewayEvent receiver;
    private final Identifiers identifiers;
    private final OwnTransaction ownTransaction;

    SandboxBank(
            SandboxBooks books,
            SandboxWebhook webhook,
            ReceiveGatewayEvent receiver,
            Identifiers identifiers,
            PlatformTransactionManager transactionManager) {
        this.books = books;
        this.webhook = webhook;
        this.receiver = receiver;
        this.identifiers = identifiers;
        this.ownTransaction = new OwnTransaction(transactionManager);
    }

    @Override
    public String taskName() {
        return "sandbox bank";
    }

    @Override
    public Duration pollInterval() {
        return Duration.ofSeconds(1);
    }

    /** How many orders were decided and events delivered. */
    @Override
    public int runOnce() {
        List<Order> due = ownTransaction.call(() -> books.dueForDecision(BATCH));
        due.forEach(order -> ownTransaction.call(() -> decideByItself(order.key())));
        List<SandboxEvent> waiting = ownTransaction.call(() -> books.undelivered(BATCH));
        waiting.forEach(this::send);
        return due.size() + waiting.size();
    }

    private boolean decideByItself(String key) {
        books.called(key);
        Optional<SandboxState> decision = books.nextDecision(key);
        decision.ifPresent(state -> settle(books.find(key).orElseThrow(), state, true));
        return decision.isPresent();
    }

    @Override
    public List<String> faults() {
        return Arrays.stream(SandboxToken.values())
                .filter(token -> token != SandboxToken.INVALID && !token.isHalt())
                .map(token -> token.name().toLowerCase(Locale.ROOT))
                .sorted()
                .toList();
    }

    @Override
    public Optional<String> tokenFor(String fault) {
        return faults().contains(fault)
                ? Optional.of(
                        SandboxToken.valueOf(fault.toUpperCase(Locale.ROOT)).wireForm())
                : Optional.empty();
    }

    @Override
    public Result<SandboxEvent> decide(String reference, boolean granted, boolean announced) {
        return answered(() -> {
            Optional<Order> order = books.reference(reference);
            if (order.isEmpty()) {
                return Result.refused(Refusal.notFound("charge or refund", reference));
            }
            books.called(order.get().key()); // one decision at a time
            Order held = books.find(order.get().key()).orElseThrow();
            if (held.state() != SandboxState.PENDING) {
                return Result.refused(
                        Refusal.conflict("not_pending", reference, held.state().stored()));
            }
            SandboxState refused =
                    held.kind().equals(SandboxBooks.REFUND) ? SandboxState.FAILED : SandboxState.DECLINED;
            return Result.done(settle(held, granted ? SandboxState.CAPTURED : refused, announced));
        });
    }

    private SandboxEvent settle(Order order, SandboxState state, boolean announced) {
        boolean declined = state == SandboxState.DECLINED;
        books.decide(
                order.key(),
                state,
                declined ? "authentication_failed" : "",
                declined ? "The bank did not confirm the payment. Try another card." : "");
        return books.tell(subject(order), order.key(), order.reference(), announced);
    }

    private static Subject subject(Order order) {
        if (order.kind().equals(SandboxBooks.SETUP)) {
            return Subject.OTHER;
        }
        return order.isCharge() ? Subject.CHARGE : Subject.REFUND;
    }

    @Override
    public Result<SandboxEvent> refund(String chargeReference, Money amount) {
        return answered(() -> {
            Optional<Order> charge = books.charge(chargeReference);
            if (charge.isEmpty() || charge.get().state() != SandboxState.CAPTURED) {
                return Result.refused(Refusal.notFound("captured charge", chargeReference));
            }
            books.called(charge.get().key()); // two refunds of one charge come one after the other
            long left = charge.get().amount().minorUnits() - books.refunded(chargeReference);
            if (amount.minorUnits() > left) {
                Money most = new Money(left, amount.currency());
                return Result.refused(Refusal.conflict("exceeds_refundable", most));
            }
            books.open(
                    SandboxBooks.BY_HAND + identifiers.next("sbx"),
                    SandboxBooks.REFUND,
                    chargeReference,
                    amount,
                    SandboxToken.OK,
                    SandboxToken.Decision.now(SandboxState.CAPTURED));
            return Result.done(books.tell(Subject.REFUND, null, chargeReference, true));
        });
    }

    @Override
    public Optional<Money> waiting(String reference) {
        return ownTransaction.call(() -> books.reference(reference)
                .filter(order -> !order.kind().equals(SandboxBooks.REFUND))
                .filter(order -> order.state() == SandboxState.PENDING)
                .map(Order::amount));
    }

    @Override
    public Result<SandboxEvent> openDispute(
            String chargeReference, @Nullable Money amount, String reason, boolean inquiry) {
        return answered(() -> {
            Optional<Order> charge = books.charge(chargeReference);
            if (charge.isEmpty() || charge.get().state() != SandboxState.CAPTURED) {
                return Result.refused(Refusal.notFound("captured charge", chargeReference));
            }
            Money all = charge.get().amount();
            if (amount != null
                    && (!amount.currency().equals(all.currency())
                            || !amount.isPositive()
                            || amount.compareTo(all) > 0)) {
                return Result.refused(Refusal.conflict("exceeds_refundable", all));
            }
            String dispute = books.dispute(chargeReference, amount == null ? all : amount, reason, inquiry);
            return Result.done(books.tell(Subject.DISPUTE, null, dispute, true));
        });
    }

    @Override
    public Result<SandboxEvent> escalate(String disputeReference) {
        return answered(() -> books.escalate(disputeReference)
                ? Result.done(books.tell(Subject.DISPUTE, null, disputeReference, true))
                : Result.refused(Refusal.notFound("open dispute", disputeReference)));
    }

    @Override
    public Result<SandboxEvent> closeDispute(String disputeReference, boolean won) {
        return answered(() -> books.closeDispute(disputeReference, won ? Dispute.Status.WON : Dispute.Status.LOST)
                ? Result.done(books.tell(Subject.DISPUTE, null, disputeReference, true))
                : Result.refused(Refusal.notFound("open dispute", disputeReference)));
    }

    @Override
    public List<SandboxEvent> events() {
        return ownTransaction.call(() -> books.newest(SHOWN));
    }

    @Override
    public Result<SandboxEvent> deliver(String eventId) {
        Optional<SandboxEvent> event = ownTransaction.call(() -> books.event(eventId));
        if (event.isEmpty()) {
            return Result.refused(Refusal.notFound("event", eventId));
        }
        send(event.get());
        return Result.done(ownTransaction.call(() -> books.event(eventId).orElseThrow()));
    }

    /** As over the line: written, signed, received, and only then noted as delivered. */
    private void send(SandboxEvent event) {
        String body = webhook.write(event);
        String signature = webhook.sign(body);
        receiver.receive(
                        SandboxGateway.NAME,
                        body,
                        header -> header.equalsIgnoreCase(SandboxWebhook.HEADER) ? signature : null)
                .orThrow();
        ownTransaction.call(() -> {
            books.delivered(event.id());
            return true;
        });
    }

    private Result<SandboxEvent> answered(Supplier<Result<SandboxEvent>> work) {
        try {
            return Objects.requireNonNull(ownTransaction.call(work));
        } catch (DuplicateKeyException disputedAlready) {
            return Result.refused(Refusal.conflict("already_disputed"));
        }
    }
}
