package io.lodgeflow.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.domain.result.Result;
import io.lodgeflow.domain.stay.StayDates;
import io.lodgeflow.scenarios.OnBothDatabases.Because;
import io.lodgeflow.workflows.booking.PlaceReservations;
import io.lodgeflow.workflows.booking.PlaceReservations.Placed;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A list of wishes placed in one transaction: each is answered by itself, as if it had come alone. */
@OnBothDatabases(Because.RACE)
class PlaceTogetherTest {

    private final Product lodgeflow = Product.shared();
    private final PlaceReservations place = lodgeflow.bean(PlaceReservations.class);
    private final TestHotel hotel = TestHotel.with(lodgeflow, 2, 1, 100);
    private final LocalDate day = hotel.today().plusDays(20);

    @AfterEach
    void theBooksAreRight() {
        assertThat(lodgeflow.violations()).isEmpty();
    }

    private List<String> told(Wish... wishes) {
        return told(List.of(wishes));
    }

    /** {@code granted}, {@code repeated}, or the code of the refusal. */
    private List<String> told(List<Wish> wishes) {
        return results(wishes).stream().map(PlaceTogetherTest::told).toList();
    }

    private List<Result<Placed>> results(List<Wish> wishes) {
        return place.placeAll(wishes.stream().map(Wish::command).toList(), reservation -> reservation.id());
    }

    private static String told(Result<Placed> result) {
        return switch (result) {
            case Result.Done<Placed> done -> done.value().repeated() ? "repeated" : "granted";
            case Result.Refused<Placed> refused -> refused.refusal().code();
        };
    }

    private Wish standard() {
        return Wish.of(hotel, "standard", day, 2);
    }

    private Wish suite() {
        return Wish.of(hotel, "suite", day, 2);
    }

    private int stored() {
        return Objects.requireNonNull(lodgeflow
                .jdbc()
                .queryForObject("select count(*) from reservation where hotel_id = ?", Integer.class, hotel.id()));
    }

    @Test
    void anEmptyListHasNoAnswers() {
        assertThat(told(List.of())).isEmpty();
    }

    @Test
    void impossibleWishesDoNotDisturbTheOthers() {
        Wish past = Wish.of(hotel, "standard", hotel.today().minusDays(1), 2);
        Wish far = Wish.of(hotel, "standard", hotel.today().plusDays(395), 2);
        Wish unknown = new Wish(hotel, "castle", "flexible", StayDates.of(day, 1), 1, null, null, "");
        assertThat(told(past, standard(), standard().rooms(11), unknown, far, suite()))
                .containsExactly(
                        "arrival_in_the_past", "granted", "room_count", "unknown_offer", "beyond_horizon", "granted");
        assertThat(stored()).isEqualTo(2);
    }

    @Test
    void theLastRoomGoesToTheFirstInTheList() {
        assertThat(told(suite(), standard(), suite(), suite()))
                .containsExactly("granted", "granted", "no_availability", "no_availability");
        assertThat(stored()).isEqualTo(2);
    }

    @Test
    void fiftyWishesForThreeRoomsInAnyOrder() {
        for (long seed = 0; seed < 5; seed++) {
            LocalDate other = day.plusDays(10 * seed);
            List<Wish> wishes = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                wishes.add(Wish.of(hotel, i % 2 == 0 ? "standard" : "suite", other, 1));
            }
            Collections.shuffle(wishes, new Random(seed));
            List<String> told = told(wishes);
            assertThat(told).as("seed " + seed).containsOnly("granted", "no_availability");
            assertThat(Collections.frequency(told, "granted"))
                    .as("seed " + seed)
                    .isEqualTo(3);
        }
    }

    @Test
    void oneKeyTwiceInAListBooksOnce() {
        List<Result<Placed>> results = results(
                List.of(standard().once("a"), standard().once("b"), standard().once("a")));
        assertThat(results.stream().map(PlaceTogetherTest::told)).containsExactly("granted", "granted", "repeated");
        Placed first = results.getFirst().orThrow();
        Placed again = results.getLast().orThrow();
        assertThat(again.reservationId()).isEqualTo(first.reservationId());
        assertThat(again.answer()).isEqualTo(first.answer());
        assertThat(stored()).isEqualTo(2);
    }

    @Test
    void oneKeyForTwoWishesIsRefusedAndTheOthersAreNot() {
        assertThat(told(standard().once("a").body("one"), standard().once("a").body("two"), suite()))
                .containsExactly("granted", "idempotency_key_reused", "granted");
        assertThat(stored()).isEqualTo(2);
    }

    @Test
    void aRepeatedWishIsAnsweredAsBeforeAlthoughItWouldBeRefusedNow() {
        List<Result<Placed>> first = results(List.of(suite().once("a"), standard()));
        List<Result<Placed>> again = results(List.of(suite().once("b"), suite().once("a"), standard()));
        assertThat(again.stream().map(PlaceTogetherTest::told))
                .containsExactly("no_availability", "repeated", "granted");
        assertThat(again.get(1).orThrow().reservationId())
                .isEqualTo(first.getFirst().orThrow().reservationId());
    }

    @Test
    void aRefusedWishLeavesItsKeyFree() {
        assertThat(told(suite(), suite().once("a"))).containsExactly("granted", "no_availability");
        Wish otherDay = Wish.of(hotel, "suite", day.plusDays(5), 1).once("a");
        assertThat(told(otherDay, standard())).containsExactly("granted", "granted");
    }

    @Test
    void aClientReferenceIsUsedOnce() {
        assertThat(told(
                        standard().reference("trip"),
                        suite().reference("trip"),
                        standard().reference("other")))
                .containsExactly("granted", "client_reference_used", "granted");
        assertThat(told(Wish.of(hotel, "suite", day.plusDays(9), 1).reference("trip")))
                .containsExactly("client_reference_used");
        assertThat(stored()).isEqualTo(2);
    }

    /** The same request sent many times at once, for the last room: one booking, and everybody is told of it. */
    @Test
    void twinsAtTheSameMomentGetOneAnswer() {
        for (int round = 0; round < 10; round++) {
            Wish last = Wish.of(hotel, "suite", day.plusDays(20L + round), 1)
                    .reference("twin-" + round)
                    .once("twin-" + round);
            List<Result<Placed>> results = AtOnce.each(
                    Collections.nCopies(12, last),
                    wish -> place.place(wish.command(), reservation -> reservation.id()));
            assertThat(results.stream().map(PlaceTogetherTest::told).filter("granted"::equals))
                    .as("round " + round)
                    .hasSize(1);
            assertThat(results.stream().map(PlaceTogetherTest::told)).containsOnly("granted", "repeated");
            assertThat(results.stream()
                            .map(result -> result.orThrow().reservationId())
                            .distinct())
                    .hasSize(1);
        }
    }

    /** Whole lists at once over the same rooms and keys. */
    @Test
    void listsAgainstListsNeverBookTwiceOrTooMuch() {
        List<List<Wish>> lists = new ArrayList<>();
        for (int list = 0; list < 12; list++) {
            List<Wish> wishes = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                wishes.add(Wish.of(hotel, i % 4 == 0 ? "suite" : "standard", day.plusDays(i % 3), 1 + i % 2)
                        .once("list-" + (list / 2) + "-" + i));
            }
            Collections.shuffle(wishes, new Random(list));
            lists.add(wishes);
        }
        try (RaceLog log = RaceLog.listen()) {
            List<List<String>> told = AtOnce.each(lists, this::told);
            Map<String, List<String>> byKey = new TreeMap<>();
            for (int list = 0; list < lists.size(); list++) {
                for (int i = 0; i < lists.get(list).size(); i++) {
                    String key = String.valueOf(lists.get(list).get(i).key());
                    byKey.computeIfAbsent(key, none -> new ArrayList<>())
                            .add(told.get(list).get(i));
                }
            }
            byKey.values().forEach(Collections::sort);
            assertThat(byKey.values())
                    .as("what twins are told")
                    .isSubsetOf(List.of("granted", "repeated"), List.of("no_availability", "no_availability"));
            assertThat(byKey.values().stream()
                            .filter(twins -> twins.contains("granted"))
                            .count())
                    .isEqualTo(stored());
            assertThat(log.warnings()).isEmpty();
        }
    }
}
