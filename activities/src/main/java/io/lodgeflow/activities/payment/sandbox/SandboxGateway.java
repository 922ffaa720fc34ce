package io.lodgeflow.activities.payment.sandbox;

import io.lodgeflow.activities.payment.GatewayAdapter;
import io.lodgeflow.activities.payment.sandbox.SandboxBooks.Order;
import io.lodgeflow.activities.payment.sandbox.SandboxHalts.Moment;
import io.lodgeflow.activities.payment.sandbox.SandboxToken.Decision;
import io.lodgeflow.domain.money.Money;
import io.lodgeflow.workflows.reservation.ProductAddress;
import java.time.Instant;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * A gateway for trials that behaves by the payment token, see {@link SandboxToken}, and keeps its own books in transactions
 * of its own, as the outside world does: what it has captured stays captured although the caller dies.
 */
@Component
@OnlyWithSandbox
class SandboxGateway implements GatewayAdapter {

    static final String NAME = "sandbox";

    private static final String TIMED_OUT = "the sandbox gateway did not answer in time";
    private static final String BUSY = "the sandbox gateway is busy with the same key";
    private static final String CLOSED_CODE = "payment_closed";
    private static final String CLOSED_DETAIL = "The time to pay is over. No money was taken.";
    private static final Currency NO_AMOUNT = Currency.getInstance("XXX");

    private final SandboxBooks books;
    private final SandboxHalts halts;
    private final ProductAddress address;
    private final OwnTransaction ownTransaction;

    SandboxGateway(
            SandboxBooks books,
            SandboxHalts halts,
            ProductAddress address,
            PlatformTransactionManager transactionManager) {
        this.books = books;
        this.halts = halts;
        this.address = address;
        this.ownTransaction = new OwnTransaction(transactionManager);
    }

    @Override
    public String name() {
        return NAME;
    }

    /** Never: a fault is what one payment asked for, and must not be felt by another. */
    @Override
    public boolean isOutage(Object outcome) {
        return false;
    }

    @Override
    public ChargeOutcome charge(Charge charge) {
        SandboxToken named = SandboxToken.of(charge.paymentToken());
        SandboxToken token = named.isHalt() && !halts.areSwitchedOn() ? SandboxToken.INVALID : named;
        if (token == SandboxToken.GATEWAY_DOWN) {
            return new ChargeOutcome.Unavailable("the sandbox gateway is down");
        }
        halts.at(Moment.BEFORE_CHARGE, token, charge.key());
        ChargeOutcome outcome = inBooks(
                () -> {
                    if (!books.called(charge.key())) {
                        boolean lost = token == SandboxToken.TIMEOUT_BEFORE;
                        Decision decision = lost ? Decision.now(SandboxState.LOST) : token.charge();
                        books.open(charge.key(), SandboxBooks.CHARGE, "", charge.amount(), token, decision);
                        halts.at(Moment.DURING_CHARGE, token, charge.key());
                        return chargeOutcome(order(charge.key()));
                    }
                    if (order(charge.key()).state() == SandboxState.LOST) {
                        books.decide(charge.key(), SandboxState.CAPTURED, "", "");
                    }
                    return chargeOutcome(order(charge.key()));
                },
                new ChargeOutcome.Unknown(BUSY));
        halts.at(Moment.AFTER_CHARGE, token, charge.key());
        return outcome;
    }

    @Override
    public SetupOutcome setUp(CardSetup setup) {
        SandboxToken named = SandboxToken.of(setup.paymentToken());
        SandboxToken token = named.isHalt() && !halts.areSwitchedOn() ? SandboxToken.INVALID : named;
        if (token == SandboxToken.GATEWAY_DOWN) {
            return new SetupOutcome.Unknown("the sandbox gateway is down");
        }
        return inBooks(
                () -> {
                    if (!books.called(setup.key())) {
                        Money nothing = Money.zero(NO_AMOUNT);
                        books.open(setup.key(), SandboxBooks.SETUP, "", nothing, token, token.setUp());
                    }
                    return setupOutcome(chargeOutcome(order(setup.key())), setup.paymentToken());
                },
                new SetupOutcome.Unknown(BUSY));
    }

    private static SetupOutcome setupOutcome(ChargeOutcome answer, String token) {
        return switch (answer) {
            case ChargeOutcome.Captured ready -> new SetupOutcome.Ready(token);
            case ChargeOutcome.Declined declined -> new SetupOutcome.Refused(declined.code(), declined.detail());
            case ChargeOutcome.Pending(String reference, String action)
            when action != null -> new SetupOutcome.ActionNeeded(action);
            case ChargeOutcome.Pending pending -> new SetupOutcome.Unknown("the bank has not decided");
            case ChargeOutcome.Unknown unknown -> new SetupOutcome.Unknown(unknown.cause());
            case ChargeOutcome.Unavailable down -> new SetupOutcome.Unknown(down.cause());
        };
    }

    @Override
    public Optional<ChargeOutcome> look(String key) {
        return inBooks(
                () -> books.called(key) && order(key).state() != SandboxState.LOST
                        ? Optional.of(chargeOutcome(order(key)))
                        : Optional.empty(),
                Optional.of(new ChargeOutcome.Unknown(BUSY)));
    }

    @Override
    public CloseOutcome close(String key) {
        return inBooks(() -> closeInBooks(key), new CloseOutcome.Unknown(BUSY));
    }

    private CloseOutcome closeInBooks(String key) {
        if (!books.called(key)) {
            Decision closed = Decision.now(SandboxState.CLOSED);
            books.open(key, SandboxBooks.CHARGE, "", Money.zero(NO_AMOUNT), SandboxToken.OK, closed);
            return new CloseOutcome.Closed();
        }
        Order order = order(key);
        if (order.calls() <= order.token().silentCalls()) {
            return new CloseOutcome.Unknown(TIMED_OUT);
        }
        return switch (order.state()) {
            case CAPTURED -> new CloseOutcome.AlreadyCaptured(order.reference());
            case PENDING -> {
                if (order.token().bankDecidesLate()) {
                    yield new CloseOutcome.Undecided(order.reference());
                }
                books.decide(key, SandboxState.CLOSED, "", "");
                yield new CloseOutcome.Closed();
            }
            case LOST -> {
                books.decide(key, SandboxState.CLOSED, "", "");
                yield new CloseOutcome.Closed();
            }
            case DECLINED, CLOSED, FAILED -> new CloseOutcome.Closed();
        };
    }

    @Override
    public RefundOutcome refund(RefundOrder order) {
        SandboxToken token = ownTransaction
                .call(() -> books.charge(order.chargeReference()))
                .map(Order::token)
                .orElse(SandboxToken.OK);
        halts.at(Moment.BEFORE_REFUND, token, order.key());
        RefundOutcome outcome = inBooks(
                () -> {
                    if (!books.called(order.key())) {
                        Optional<Order> charge = books.charge(order.chargeReference());
                        if (charge.isEmpty() || charge.get().state() != SandboxState.CAPTURED) {
                            return new RefundOutcome.Failed("there is no charge " + order.chargeReference());
                        }
                        openRefund(order, charge.get());
                        halts.at(Moment.DURING_REFUND, token, order.key());
                    }
                    return refundOutcome(order(order.key()));
                },
                new RefundOutcome.Unknown(BUSY));
        halts.at(Moment.AFTER_REFUND, token, order.key());
        return outcome;
    }

    private void openRefund(RefundOrder refund, Order charge) {
        books.called(charge.key()); // two refunds of one charge come one after the other
        long gone = books.refunded(charge.reference()) + books.disputed(charge.reference());
        boolean tooMuch = gone + refund.amount().minorUnits() > charge.amount().minorUnits();
        Decision decision = tooMuch
                ? new Decision(SandboxState.FAILED, "", "more than is left of the charge", null, null)
                : charge.token().refund(!books.hasRefunds(charge.reference()));
        books.open(refund.key(), SandboxBooks.REFUND, charge.reference(), refund.amount(), charge.token(), decision);
    }

    @Override
    public Optional<RefundOutcome> lookRefund(RefundOrder order) {
        return inBooks(
                () -> books.called(order.key()) ? Optional.of(refundOutcome(order(order.key()))) : Optional.empty(),
                Optional.of(new RefundOutcome.Unknown(BUSY)));
    }

    @Override
    public List<Movement> refundsOf(String chargeReference) {
        return ownTransaction.call(() -> books.refundsOf(chargeReference).stream()
                .map(SandboxGateway::movement)
                .toList());
    }

    @Override
    public Optional<Dispute> lookDispute(String reference) {
        return ownTransaction.call(() -> books.findDispute(reference));
    }

    @Override
    public List<Movement> movements(Instant from, Instant to) {
        return ownTransaction.call(() -> Stream.concat(
                        books.moved(from, to).stream().map(SandboxGateway::movement),
                        books.chargebacks(from, to).stream())
                .sorted(Comparator.comparing(Movement::at))
                .toList());
    }

    private static Movement movement(Order order) {
        return new Movement(
                order.isCharge() ? Movement.Kind.CHARGE : Movement.Kind.REFUND,
                order.key().startsWith(SandboxBooks.BY_HAND) ? null : order.key(),
                order.reference(),
                order.isCharge() ? order.reference() : order.chargeReference(),
                order.amount(),
                order.state() == SandboxState.CAPTURED,
                order.at());
    }

    private ChargeOutcome chargeOutcome(Order order) {
        if (order.calls() <= order.token().silentCalls()) {
            return new ChargeOutcome.Unknown(TIMED_OUT);
        }
        return switch (order.state()) {
            case CAPTURED -> new ChargeOutcome.Captured(order.reference());
            case PENDING ->
                new ChargeOutcome.Pending(
                        order.reference(),
                        order.token() == SandboxToken.NEEDS_ACTION
                                ? address.get() + "/bookings/bank/" + order.reference()
                                : null);
            case DECLINED -> new ChargeOutcome.Declined(order.code(), order.detail());
            case CLOSED -> new ChargeOutcome.Declined(CLOSED_CODE, CLOSED_DETAIL);
            case LOST -> new ChargeOutcome.Unknown(TIMED_OUT);
            case FAILED -> throw new IllegalStateException("a charge cannot be " + order.state());
        };
    }

    private static RefundOutcome refundOutcome(Order order) {
        if (order.token() == SandboxToken.REFUND_TIMEOUT_AFTER && order.calls() == 1) {
            return new RefundOutcome.Unknown(TIMED_OUT);
        }
        return switch (order.state()) {
            case CAPTURED -> new RefundOutcome.Succeeded(order.reference());
            case PENDING -> new RefundOutcome.Pending(order.reference());
            case FAILED ->
                new RefundOutcome.Failed(
                        order.detail().isEmpty() ? "the guest's bank refused the refund" : order.detail());
            case DECLINED, CLOSED, LOST -> throw new IllegalStateException("a refund cannot be " + order.state());
        };
    }

    private Order order(String key) {
        return books.find(key).orElseThrow();
    }

    /** The same key twice at the same moment: whoever comes second asks again, as at a real gateway. */
    private <T> T inBooks(Supplier<T> work, T busy) {
        try {
            return ownTransaction.call(work);
        } catch (DuplicateKeyException | ConcurrencyFailureException sameKey) {
            return busy;
        }
    }
}
