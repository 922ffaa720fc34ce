package io.lodgeflow.simulator;

import io.lodgeflow.activities.event.EventRelay;
import io.lodgeflow.activities.notification.MessageDispatch;
import io.lodgeflow.activities.payment.inbox.GatewayInboxWork;
import io.lodgeflow.domain.payment.GatewayInbox.GatewayEvent;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.engine.DueWork;
import io.lodgeflow.engine.RemoteWork;
import io.lodgeflow.scenarios.Product;
import io.lodgeflow.simulator.SimulatedWorld.PortsOfTheRun;
import io.lodgeflow.workflows.payment.ReceiveGatewayEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.springframework.core.NestedExceptionUtils;

/** One seed from the empty hotel to the moment at which everything has come to rest. */
final class Run {

    private static final int STEPS_A_BOOKING = 16;
    private static final int DIES_ONE_IN = 6;
    private static final int POINTS_TO_DIE_AT = 8;
    private static final int STEPS_BETWEEN_CHECKS = 5;
    private static final int WAYS_TO_REST = 2_000;
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

    private final Product product;
    private final long seed;
    private final int bookings;
    private final Chance chance;
    private final ProcessLife life;
    private final StepLog log;
    private final SimulatedGateway gateway;
    private final Guests guests;
    private final Checks checks;
    private final Support support;
    private final List<String> violations = new ArrayList<>();
    private boolean underway;

    Run(Product product, long seed, int bookings, Plants plants) {
        this.product = product;
        this.seed = seed;
        this.bookings = bookings;
        chance = new Chance(seed);
        life = product.bean(ProcessLife.class);
        log = new StepLog(product.clock());
        gateway = new SimulatedGateway(chance, life, product.clock(), log);
        guests = new Guests(product, chance, log, violations, bookings);
        checks = new Checks(product, gateway, violations);
        support = new Support(product, log);
        product.bean(PortsOfTheRun.class)
                .use(plants.gateway().apply(gateway), inbox -> plants.inbox().apply(inbox, life));
        gateway.meanwhile(this::meanwhile);
    }

    Outcome go() {
        SimulatedHotel.open(product, 12 + bookings / 2);
        for (int step = 1; violations.isEmpty() && !isOver(step); step++) {
            step(step);
        }
        if (violations.isEmpty()) {
            comeToRest();
        }
        return new Outcome(seed, bookings, log.lines(), List.copyOf(violations), checks.books());
    }

    private boolean isOver(int step) {
        return step > bookings * STEPS_A_BOOKING;
    }

    private void step(int number) {
        if (chance.oneIn(DIES_ONE_IN)) {
            life.dieAt(1 + chance.below(POINTS_TO_DIE_AT));
        }
        try {
            anything();
        } catch (Crash died) {
            // told below
        } catch (RuntimeException failure) {
            if (!life.isDead()) {
                violations.add("a step failed: " + failure + ", because of "
                        + NestedExceptionUtils.getMostSpecificCause(failure));
            }
        }
        life.live();
        boolean died = life.isDead();
        if (died) {
            log.detail("the process died " + life.startAgain() + ", and is started again");
        }
        if (died || number % STEPS_BETWEEN_CHECKS == 0) {
            checks.afterStep();
        }
    }

    /** While one call is on its way, others go on; not while one of those is on its way too. */
    private void meanwhile() {
        if (underway) {
            return;
        }
        underway = true;
        try {
            for (int more = 1 + chance.below(3); more > 0; more--) {
                log.detail("meanwhile:");
                anything();
            }
        } finally {
            underway = false;
        }
    }

    private void anything() {
        int what = chance.below(20);
        if (what < 9) {
            guests.act();
        } else if (what < 17) {
            work(what);
        } else {
            passTime();
        }
    }

    private void work(int what) {
        int done = switch (what) {
            case 9, 10 -> runJob();
            case 11, 12, 13 -> callOutside();
            case 14 -> deliver();
            case 15 -> workInbox();
            default ->
                switch (chance.below(4)) {
                    case 0 -> relay();
                    case 1 -> dispatch();
                    case 2 -> deliver();
                    default -> turnGateway();
                };
        };
        if (done == 0) {
            passTime();
        }
    }

    private int turnGateway() {
        gateway.goDown(!gateway.isDown() && chance.oneIn(3));
        log.step("the gateway is " + (gateway.isDown() ? "down" : "up"));
        return 1;
    }

    private int runJob() {
        List<String> due = product.bean(DueWork.class).dueJobs();
        if (!due.isEmpty()) {
            log.step("a step of " + due.size() + " that are due");
            product.bean(DueWork.class).run(chance.of(due));
        }
        return due.size();
    }

    private int callOutside() {
        return told(
                "the next call of the outside world",
                () -> product.bean(RemoteWork.class).runDue(1));
    }

    /** Some work, told only if there was any. */
    private int told(String what, IntSupplier work) {
        log.step(what);
        int done = work.getAsInt();
        life.mustLive(); // the call may have died on a thread of its own
        if (done == 0) {
            log.retract();
        }
        return done;
    }

    private int deliver() {
        List<GatewayEvent> untold = gateway.untold();
        if (!untold.isEmpty()) {
            deliver(chance.of(untold));
        }
        return untold.size();
    }

    private void deliver(GatewayEvent event) {
        log.step("the gateway tells of " + event.subject() + " " + event.key());
        Result<String> answer = product.bean(ReceiveGatewayEvent.class)
                .receive(SimulatedGateway.NAME, SimulatedWebhook.write(event), header -> null);
        if (answer instanceof Result.Done<String>) {
            gateway.acknowledged(event);
        }
    }

    private int workInbox() {
        return told("news of the gateway is worked off", product.bean(GatewayInboxWork.class)::runOnce);
    }

    private int relay() {
        return told("events are relayed", product.bean(EventRelay.class)::relayOnce);
    }

    private int dispatch() {
        return told("messages are sent", product.bean(MessageDispatch.class)::dispatchOnce);
    }

    private void passTime() {
        Instant now = product.now();
        switch (chance.below(16)) {
            case 0 -> moveTo(now.plus(chance.between(Duration.ofHours(1), Duration.ofHours(15))));
            case 1, 2 -> product.bean(DueWork.class).nextDue().ifPresent(this::moveTo);
            case 3, 4, 5, 6 -> moveTo(now.plus(chance.between(Duration.ofMinutes(1), Duration.ofMinutes(14))));
            default -> moveTo(now.plus(chance.between(Duration.ofSeconds(1), Duration.ofSeconds(70))));
        }
    }

    private void moveTo(Instant instant) {
        if (instant.isAfter(product.now())) {
            product.clock().stopAt(instant);
            log.step("it is " + instant);
        }
        gateway.decideDue();
    }

    /** Nobody asks for anything more, nothing breaks any more; all that was begun goes on, until nothing is left to wait for. */
    private void comeToRest() {
        log.step("guests, faults and crashes are over");
        gateway.calmDown();
        for (int way = 0; way < WAYS_TO_REST; way++) {
            workUntilIdle();
            if (!violations.isEmpty()) {
                return;
            }
            Optional<Instant> next = nextMoment();
            if (next.isPresent()) {
                moveTo(next.get());
            } else if (!support.tryIncidentsAgain()) {
                checks.atRest();
                return;
            }
        }
        violations.add("it does not come to rest");
    }

    private void workUntilIdle() {
        int done;
        do {
            gateway.untold().forEach(this::deliver);
            done = workInbox() + relay() + dispatch();
            while (callOutside() > 0) {
                done++;
            }
            for (String job : product.bean(DueWork.class).dueJobs()) {
                log.step("a step that is due");
                product.bean(DueWork.class).run(job);
                done++;
            }
        } while (done > 0);
    }

    /** Of timers, of the gateway, and of pauses after which is asked again. */
    private Optional<Instant> nextMoment() {
        Instant now = product.now();
        List<Instant> moments = new ArrayList<>();
        product.bean(DueWork.class).nextDue().ifPresent(moments::add);
        gateway.nextDecision().ifPresent(moments::add);
        if (somethingPauses()) {
            moments.add(now.plus(LONGEST_WAIT));
        }
        return moments.stream().min(Instant::compareTo);
    }

    private boolean somethingPauses() {
        Integer pauses = product.jdbc()
                .queryForObject(
                        "select (select count(*) from engine_call where tries_left > 0)"
                                + " + (select count(*) from gateway_event where processed_at is null)"
                                + " + (select count(*) from guest_message where sent_at is null)",
                        Integer.class);
        return pauses != null && pauses > 0;
    }
}
