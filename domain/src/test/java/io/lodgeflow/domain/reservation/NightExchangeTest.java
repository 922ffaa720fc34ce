package io.lodgeflow.domain.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.domain.inventory.Inventory.NightChange;
import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.stay.StayDates;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class NightExchangeTest {

    private static final long SEED = 20260601;
    private static final LocalDate START = LocalDate.of(2026, 3, 25);

    private static StayTerms terms(String type, LocalDate arrival, int nights, int rooms) {
        StayDates stay = StayDates.of(arrival, nights);
        return new StayTerms(
                type, stay, rooms, 1, 0, Collections.nCopies(stay.roomDates().size(), Money.ofMinor(100, "EUR")));
    }

    private static StayTerms random(Random random) {
        return terms(
                random.nextBoolean() ? "double" : "suite",
                START.plusDays(random.nextInt(10)),
                random.nextInt(7),
                1 + random.nextInt(3));
    }

    /** Rooms in use by type and date; dates without any are left out. */
    private static Map<String, Integer> book(StayTerms terms) {
        Map<String, Integer> book = new TreeMap<>();
        add(book, List.of(NightChange.take(terms.roomTypeId(), terms.stay(), terms.rooms())));
        return book;
    }

    private static void add(Map<String, Integer> book, List<NightChange> changes) {
        for (NightChange change : changes) {
            for (LocalDate date : change.stay().roomDates()) {
                int now = book.merge(change.roomTypeId() + " " + date, change.rooms(), Integer::sum);
                if (now == 0) {
                    book.remove(change.roomTypeId() + " " + date);
                }
            }
        }
    }

    @Test
    void takingAndGivingBackTurnsExactlyTheOldNightsIntoTheNewOnes() {
        Random random = new Random(SEED);
        for (int round = 0; round < 10_000; round++) {
            StayTerms old = random(random);
            StayTerms changed = random(random);
            NightExchange exchange = NightExchange.between(old, changed);
            String which = "seed " + SEED + ", round " + round + ": " + old + " -> " + changed;
            assertThat(exchange.toTake()).as(which).allMatch(change -> change.rooms() > 0);
            assertThat(exchange.toGiveBack()).as(which).allMatch(change -> change.rooms() < 0);

            Map<String, Integer> nights = book(old);
            add(nights, exchange.toTake());
            Map<String, Integer> both = new TreeMap<>(nights);
            // while a change is open the old nights stay held
            book(old)
                    .forEach((night, rooms) ->
                            assertThat(both.getOrDefault(night, 0)).as(which).isGreaterThanOrEqualTo(rooms));
            add(nights, exchange.toGiveBack());
            assertThat(nights).as(which).isEqualTo(book(changed));

            add(both, exchange.toUndo());
            assertThat(both).as(which).isEqualTo(book(old));
        }
    }

    @Test
    void nothingMovesWhenOnlyTheGuestsChange() {
        StayTerms stay = terms("double", START, 3, 2);
        NightExchange exchange = NightExchange.between(stay, stay);
        assertThat(exchange.toTake()).isEmpty();
        assertThat(exchange.toGiveBack()).isEmpty();
        assertThat(exchange.toUndo()).isEmpty();
    }

    @Test
    void anExtensionTakesOnlyTheNightsMore() {
        NightExchange exchange = NightExchange.between(terms("double", START, 2, 2), terms("double", START, 3, 2));
        assertThat(exchange.toTake())
                .containsExactly(NightChange.take("double", StayDates.of(START.plusDays(2), 1), 2));
        assertThat(exchange.toGiveBack()).isEmpty();
        assertThat(exchange.toUndo())
                .containsExactly(NightChange.giveBack("double", StayDates.of(START.plusDays(2), 1), 2));
    }

    @Test
    void aDayUseThatBecomesANightTakesNothing() {
        NightExchange exchange = NightExchange.between(terms("double", START, 0, 1), terms("double", START, 1, 1));
        assertThat(exchange.toTake()).isEmpty();
        assertThat(exchange.toGiveBack()).isEmpty();
    }

    @Test
    void anotherRoomTypeIsTakenWholeAndTheOldGivenBackWhole() {
        StayDates stay = StayDates.of(START, 2);
        NightExchange exchange = NightExchange.between(terms("double", START, 2, 1), terms("suite", START, 2, 1));
        assertThat(exchange.toTake()).containsExactly(NightChange.take("suite", stay, 1));
        assertThat(exchange.toGiveBack()).containsExactly(NightChange.giveBack("double", stay, 1));
    }
}
