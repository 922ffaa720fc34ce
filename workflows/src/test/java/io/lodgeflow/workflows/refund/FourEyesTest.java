package io.lodgeflow.workflows.refund;

import static io.lodgeflow.workflows.memory.CommandsInMemory.euros;
import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.domain.identity.Actor;
import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.payment.Refund;
import io.lodgeflow.domain.payment.Refund.Approval;
import io.lodgeflow.domain.payment.Refund.Status;
import io.lodgeflow.domain.reservation.CancellationQuote;
import io.lodgeflow.domain.reservation.ReservationStatus;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.domain.stay.StayDates;
import io.lodgeflow.workflows.booking.CancelReservation;
import io.lodgeflow.workflows.memory.CommandsInMemory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One person gives away 500.00 of a booking at most, in whatever parts; what is above it leaves when another has agreed. */
class FourEyesTest {

    private static final Money LIMIT = euros(500);
    private static final List<Actor> PEOPLE =
            List.of(new Actor("operations:usr_a"), new Actor("operations:usr_b"), new Actor("support:usr_c"));

    /** A paid booking of 3000.00, and what is known of the money that was given away of it. */
    private static final class Story implements AutoCloseable {
        final CommandsInMemory house = new CommandsInMemory();
        final AskForRefund ask = house.get(AskForRefund.class);
        final DecideRefund decide = house.get(DecideRefund.class);
        final CancelReservation cancel = house.get(CancelReservation.class);
        final StayDates stay = StayDates.of(house.stay().arrival(), 30);
        final String booking = house.paid(stay);
        final Map<String, Money> given = new LinkedHashMap<>();
        final Set<String> approvedByAnother = new HashSet<>();
        final List<String> told = new ArrayList<>();

        Money sum() {
            return given.values().stream().reduce(euros(0), Money::plus);
        }

        Refund refund(String id) {
            return house.refundsOf(booking).stream()
                    .filter(refund -> refund.id().equals(id))
                    .findFirst()
                    .orElseThrow();
        }

        /** Answers whether it waits for a second person. */
        boolean ask(Money amount, Actor who) {
            Money before = sum();
            String id = ask.ask(booking, null, amount, "noise", who, null).orThrow();
            boolean waits = refund(id).approval() == Approval.AWAITED;
            told.add(who.name() + " asks for " + amount + (waits ? ", waits" : ""));
            assertThat(waits).as(told.toString()).isEqualTo(isAboveLimit(before.plus(amount)));
            given.put(id, amount);
            return waits;
        }

        /** Answers whether the fee was waived. */
        boolean cancelWithWaiver(Actor who) {
            CancellationQuote quote = cancel.preview(booking).orThrow();
            Money sum = house.refundsOf(booking).stream()
                    .filter(refund -> given.containsKey(refund.id()) && !refund.isAwaitingApproval())
                    .map(Refund::amount)
                    .reduce(quote.fee(), Money::plus);
            boolean announced = cancel.previewWithWaiver(booking) instanceof Result.Done;
            Result<CancellationQuote> result = cancel.cancelWithWaiver(booking, "noise", who);
            boolean waived = result instanceof Result.Done;
            told.add(who.name() + " waives " + quote.fee() + (waived ? "" : ", refused"));
            assertThat(announced).as(told.toString()).isEqualTo(waived);
            assertThat(waived).as(told.toString()).isEqualTo(quote.fee().isZero() || !isAboveLimit(sum));
            if (result instanceof Result.Refused<?> refused) {
                assertThat(refused.refusal().code()).isEqualTo("approval_needed");
                assertThat(house.booking(booking).status()).isEqualTo(ReservationStatus.PAID);
            }
            return waived;
        }

        void nothingAboveTheLimitLeavesByOnePerson() {
            Money alone = house.refundsOf(booking).stream()
                    .filter(refund -> given.containsKey(refund.id()))
                    .filter(refund ->
                            refund.isDue() || refund.status() == Status.SUCCEEDED || refund.status() == Status.FAILED)
                    .filter(refund -> !approvedByAnother.contains(refund.id()))
                    .map(Refund::amount)
                    .reduce(euros(0), Money::plus);
            assertThat(isAboveLimit(alone)).as(alone + " " + told).isFalse();
        }

        @Override
        public void close() {
            house.close();
        }
    }

    private static boolean isAboveLimit(Money amount) {
        return amount.compareTo(LIMIT) > 0;
    }

    @Test
    void twoPartsBelowTheLimitThatAreAboveItTogether() {
        try (Story story = new Story()) {
            assertThat(story.ask(euros(499), PEOPLE.getFirst())).isFalse();
            assertThat(story.ask(euros(499), PEOPLE.getLast())).isTrue();
            assertThat(story.ask
                            .plan(story.house.booking(story.booking), euros(1))
                            .orThrow()
                            .needsApproval())
                    .isTrue();
        }
    }

    @Test
    void upToTheLimitNobodyIsAsked() {
        try (Story story = new Story()) {
            assertThat(story.ask(euros(499), PEOPLE.getFirst())).isFalse();
            assertThat(story.ask(euros(1), PEOPLE.getFirst())).isFalse();
            assertThat(story.ask(Money.ofMinor(1, "EUR"), PEOPLE.getFirst())).isTrue();
        }
    }

    /** The fee is half of what is left. */
    @Test
    void aFeeIsWaivedByOnePersonUpToTheLimitOnly() {
        try (Story story = new Story()) {
            story.house.at(story.stay.arrival().minusDays(3), "10:00");
            assertThat(story.cancelWithWaiver(PEOPLE.getFirst())).isFalse();
            assertThat(story.house.refundsOf(story.booking)).isEmpty();
            assertThat(story.house.told()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void whateverTheyDo(long seed) {
        Random random = new Random(seed);
        for (int number = 0; number < 10; number++) {
            try (Story story = new Story()) {
                story.told.add("seed " + seed + ", story " + number);
                boolean open = true;
                for (int action = 0; open && action < 14; action++) {
                    open = goesOn(story, random);
                    story.nothingAboveTheLimitLeavesByOnePerson();
                }
            }
        }
    }

    private static boolean goesOn(Story story, Random random) {
        Actor who = PEOPLE.get(random.nextInt(PEOPLE.size()));
        switch (random.nextInt(8)) {
            case 0, 1, 2 -> {
                Money amount = anyAmount(random);
                if (story.ask.plan(story.house.booking(story.booking), amount) instanceof Result.Done) {
                    story.ask(amount, who);
                }
            }
            case 3, 4 -> decide(story, random, who);
            case 5, 6 -> gatewayAnswers(story, random, who);
            default -> {
                story.house.at(story.stay.arrival().minusDays(random.nextInt(9)), "10:00");
                return random.nextBoolean() || !story.cancelWithWaiver(who);
            }
        }
        return true;
    }

    private static Money anyAmount(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> euros(1 + random.nextInt(499));
            case 1 -> euros(1 + random.nextInt(60));
            case 2 -> Money.ofMinor(1 + random.nextInt(300_00), "EUR");
            default -> euros(100 * (1 + random.nextInt(5)));
        };
    }

    private static void decide(Story story, Random random, Actor who) {
        Refund refund = any(story, random, Refund::isAwaitingApproval);
        if (refund == null) {
            return;
        }
        boolean own = refund.requestedBy().equals(who.name());
        switch (random.nextInt(4)) {
            case 0 -> {
                if (story.decide.reject(refund.id(), "no", who) instanceof Result.Done) {
                    story.given.remove(refund.id());
                }
            }
            case 1 -> {
                story.decide.cancel(refund.id(), who).orThrow();
                story.given.remove(refund.id());
            }
            default -> {
                boolean approved = story.decide.approve(refund.id(), who) instanceof Result.Done;
                assertThat(approved).as(story.told.toString()).isNotEqualTo(own);
                if (approved) {
                    story.approvedByAnother.add(refund.id());
                }
            }
        }
        story.told.add(who.name() + " decides " + refund.amount() + ": " + refund.approval());
    }

    /** A refund that has failed may still go: it is tried again, or given back by hand. */
    private static void gatewayAnswers(Story story, Random random, Actor who) {
        Refund refund = any(story, random, one -> one.isDue() || one.status() == Status.FAILED);
        if (refund == null) {
            return;
        }
        if (refund.status() == Status.REQUESTED) {
            refund.begin();
        }
        if (refund.status() == Status.FAILED) {
            story.decide.retry(refund.id(), who).orThrow();
        } else if (random.nextBoolean()) {
            refund.succeed("gw_1", story.house.now());
        } else {
            refund.fail("closed account", story.house.now());
        }
        story.told.add(refund.amount() + " is " + refund.status());
    }

    private static @Nullable Refund any(Story story, Random random, Predicate<Refund> state) {
        List<Refund> refunds = story.house.refundsOf(story.booking).stream()
                .filter(refund -> story.given.containsKey(refund.id()) && state.test(refund))
                .toList();
        return refunds.isEmpty() ? null : refunds.get(random.nextInt(refunds.size()));
    }
}
