package io.lodgeflow.simulator;

import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.payment.GatewayInbox.GatewayEvent;
import io.lodgeflow.domain.payment.GatewayInbox.GatewayEvent.Subject;
import io.lodgeflow.domain.payment.PaymentGateway;
import io.lodgeflow.simulator.SimulatedOrder.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A gateway whose answers, silences and delays are drawn from the seed, and that knows the truth of what it moved: it is the
 * outside world and outlives every crash. While a call is on its way other things may happen, and the process may die before
 * it or after it. It keeps the promises of {@link PaymentGateway} in all of this.
 */
final class SimulatedGateway implements PaymentGateway {

    static final String NAME = "simulated";

    private static final int NEWS_COMES_AGAIN = 5;
    /** Of the refunds that went well at once, so many are returned by the guest's bank later. */
    private static final int RETURNED_ONE_IN = 10;

    private final Map<String, SimulatedOrder> orders = new LinkedHashMap<>();
    private final List<GatewayEvent> untold = new ArrayList<>();
    private final Set<String> acknowledged = new TreeSet<>();
    private final Chance chance;
    private final ProcessLife life;
    private final Clock clock;
    private final StepLog log;
    private Runnable meanwhile = () -> {};
    private boolean down;
    private boolean calm;
    private int count;

    SimulatedGateway(Chance chance, ProcessLife life, Clock clock, StepLog log) {
        this.log = log;
        this.chance = chance;
        this.life = life;
        this.clock = clock;
    }

    /** What happens now and then while a call is on its way. */
    void meanwhile(Runnable others) {
        meanwhile = others;
    }

    void goDown(boolean isDown) {
        down = isDown;
    }

    boolean isDown() {
        return down;
    }

    /** From now on it is up, and every call is answered. What was begun goes on as it was drawn. */
    void calmDown() {
        down = false;
        calm = true;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public ChargeOutcome charge(Charge charge) {
        return called(
                "charge",
                charge.key(),
                () -> {
                    SimulatedOrder order = orders.get(charge.key());
                    if (order == null) {
                        order = newCharge(charge);
                    }
                    return silent(order) ? null : order.chargeOutcome();
                },
                new ChargeOutcome.Unknown("no answer in time"),
                new ChargeOutcome.Unavailable("the gateway is down"));
    }

    /** Always good: what follows from a refusal is tested where bookings are placed. */
    @Override
    public SetupOutcome setUp(CardSetup setup) {
        return new SetupOutcome.Ready(setup.paymentToken());
    }

    @Override
    public Optional<ChargeOutcome> look(String key) {
        Optional<ChargeOutcome> unknown = Optional.of(new ChargeOutcome.Unknown("no answer in time"));
        return called(
                "look at charge",
                key,
                () -> Optional.ofNullable(orders.get(key)).map(SimulatedOrder::chargeOutcome),
                unknown,
                unknown);
    }

    @Override
    public CloseOutcome close(String key) {
        CloseOutcome unknown = new CloseOutcome.Unknown("no answer in time");
        return called("closing", key, () -> closeNow(key), unknown, unknown);
    }

    private CloseOutcome closeNow(String key) {
        SimulatedOrder order = orders.computeIfAbsent(
                key,
                unseen -> new SimulatedOrder(
                        Subject.CHARGE,
                        key,
                        reference("ch"),
                        "",
                        "",
                        Money.zero(Currency.getInstance("XXX")),
                        clock.instant(),
                        State.CLOSED));
        if (order.state == State.PENDING && order.unstoppable) {
            return new CloseOutcome.Undecided(order.reference);
        }
        if (order.state == State.PENDING) {
            order.state = State.CLOSED;
            order.decidesAt = null;
        }
        return order.hasMoved() ? new CloseOutcome.AlreadyCaptured(order.reference) : new CloseOutcome.Closed();
    }

    @Override
    public RefundOutcome refund(RefundOrder order) {
        RefundOutcome unknown = new RefundOutcome.Unknown("no answer in time");
        return called(
                "refund",
                order.key(),
                () -> {
                    SimulatedOrder refund = orders.get(order.key());
                    if (refund == null) {
                        refund = newRefund(order);
                    }
                    return silent(refund) ? null : refund.refundOutcome();
                },
                unknown,
                unknown);
    }

    @Override
    public Optional<RefundOutcome> lookRefund(RefundOrder order) {
        Optional<RefundOutcome> unknown = Optional.of(new RefundOutcome.Unknown("no answer in time"));
        return called(
                "look at refund",
                order.key(),
                () -> Optional.ofNullable(orders.get(order.key())).map(SimulatedOrder::refundOutcome),
                unknown,
                unknown);
    }

    @Override
    public List<Movement> refundsOf(String chargeReference) {
        return movements(Instant.MIN, Instant.MAX).stream()
                .filter(movement -> movement.kind() == Movement.Kind.REFUND
                        && movement.chargeReference().equals(chargeReference))
                .toList();
    }

    @Override
    public Optional<Dispute> lookDispute(String reference) {
        return Optional.empty(); // guests of the simulation do not dispute
    }

    @Override
    public List<Movement> movements(Instant from, Instant to) {
        if (down) {
            throw new GatewayFailure("the gateway is down", null);
        }
        return orders.values().stream()
                .filter(order -> order.hasMoved() || (order.state == State.PENDING && !order.isCharge()))
                .filter(order -> !order.at.isBefore(from) && order.at.isBefore(to))
                .map(order -> new Movement(
                        order.isCharge() ? Movement.Kind.CHARGE : Movement.Kind.REFUND,
                        order.key,
                        order.reference,
                        order.isCharge() ? order.reference : order.chargeReference,
                        order.amount,
                        order.hasMoved(),
                        order.at))
                .toList();
    }

    /** @param work null when it is done and the answer is lost */
    private <T> T called(String call, String key, Supplier<@Nullable T> work, T unknown, T whileDown) {
        life.reach("right before the " + call);
        if (down) {
            log.detail("the gateway is down for the " + call + " " + key);
            return whileDown;
        }
        if (!calm && chance.oneIn(16)) {
            log.detail("the " + call + " " + key + " does not arrive");
            return unknown;
        }
        boolean early = !calm && chance.oneIn(8);
        if (early) {
            meanwhile.run();
        }
        T answer = work.get();
        log.detail("the gateway on the " + call + " " + key + ": " + (answer == null ? "times out" : answer));
        if (!early && !calm && chance.oneIn(8)) {
            meanwhile.run();
        }
        life.reach("right after the " + call);
        if (answer == null || calm || !chance.oneIn(16)) {
            return answer == null ? unknown : answer;
        }
        log.detail("that answer is lost");
        return unknown;
    }

    private boolean silent(SimulatedOrder order) {
        if (calm || order.silent == 0) {
            return false;
        }
        order.silent--;
        return true;
    }

    private SimulatedOrder newCharge(Charge charge) {
        String reference = reference("ch");
        SimulatedOrder order = new SimulatedOrder(
                Subject.CHARGE,
                charge.key(),
                reference,
                reference,
                charge.reservationId(),
                charge.amount(),
                clock.instant(),
                State.MOVED);
        drawCourse(order, 8);
        return order;
    }

    private SimulatedOrder newRefund(RefundOrder refund) {
        SimulatedOrder charge = orders.values().stream()
                .filter(order -> order.isCharge() && order.hasMoved())
                .filter(order -> order.reference.equals(refund.chargeReference()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("refund of a charge that was never made: " + refund));
        SimulatedOrder order = new SimulatedOrder(
                Subject.REFUND,
                refund.key(),
                reference("re"),
                charge.reference,
                charge.reservationId,
                refund.amount(),
                clock.instant(),
                State.MOVED);
        if (givenBack(charge.reference) + refund.amount().minorUnits() > charge.amount.minorUnits()) {
            order.state = State.REFUSED;
            orders.put(order.key, order);
            return order;
        }
        drawCourse(order, 6);
        return order;
    }

    private long givenBack(String chargeReference) {
        return orders.values().stream()
                .filter(order -> !order.isCharge() && order.chargeReference.equals(chargeReference))
                .filter(order -> order.hasMoved() || order.state == State.PENDING)
                .mapToLong(order -> order.amount.minorUnits())
                .sum();
    }

    private void drawCourse(SimulatedOrder order, int refusedOneIn) {
        orders.put(order.key, order);
        order.silent = chance.oneIn(6) ? 1 + chance.below(4) : 0;
        if (chance.oneIn(refusedOneIn)) {
            order.state = State.REFUSED;
        } else if (chance.oneIn(4)) {
            Duration most = chance.oneIn(3) ? Duration.ofDays(2) : Duration.ofMinutes(40);
            order.unstoppable = chance.oneIn(2);
            order.pendingUntil(
                    clock.instant().plus(chance.between(Duration.ofSeconds(30), most)),
                    chance.oneIn(4) ? State.REFUSED : State.MOVED);
        } else {
            tell(order);
            if (!order.isCharge() && chance.oneIn(RETURNED_ONE_IN)) {
                order.returnAt(clock.instant().plus(chance.between(Duration.ofMinutes(1), Duration.ofDays(2))));
            }
        }
    }

    /** What was pending and is decided by now. */
    void decideDue() {
        Instant now = clock.instant();
        for (SimulatedOrder order : orders.values()) {
            Instant due = order.decidesAt;
            if (due != null && !due.isAfter(now)) {
                order.decidesAt = null;
                order.returned = order.hasMoved();
                order.state = order.decidesAs;
                tell(order);
            }
        }
    }

    Optional<Instant> nextDecision() {
        return orders.values().stream()
                .flatMap(order -> Stream.ofNullable(order.decidesAt))
                .min(Comparator.naturalOrder());
    }

    private void tell(SimulatedOrder order) {
        untold.add(
                new GatewayEvent(NAME, "evt_" + ++count, order.subject, order.key, order.reference, clock.instant()));
    }

    /** Events that the product has not acknowledged yet, and some that it has. */
    List<GatewayEvent> untold() {
        return List.copyOf(untold);
    }

    /** It will not come again, or just once more. */
    void acknowledged(GatewayEvent event) {
        untold.remove(event);
        acknowledged.add(event.id());
        if (!calm && chance.oneIn(NEWS_COMES_AGAIN)) {
            untold.add(event);
        }
    }

    /** Ids of the events that the product says it has. */
    Set<String> acknowledged() {
        return acknowledged;
    }

    Collection<SimulatedOrder> orders() {
        return orders.values();
    }

    private String reference(String kind) {
        return kind + "_" + ++count;
    }
}
