package io.lodgeflow.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.domain.result.Result;
import io.lodgeflow.scenarios.Http.Answer;
import io.lodgeflow.scenarios.OnBothDatabases.Because;
import io.lodgeflow.workflows.booking.PlaceReservations;
import io.lodgeflow.workflows.booking.PlaceReservations.Placed;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sixty-four guests at the same moment want more rooms than there are: nobody too many, and every loser lost rightly. */
@OnBothDatabases(Because.RACE)
class LastRoomsTest {

    private static final int GUESTS = 64;

    private final Product lodgeflow = Product.shared();
    private final PlaceReservations place = lodgeflow.bean(PlaceReservations.class);
    /** 10 rooms and 110%: 11 may be sold; 4 suites: 4. */
    private final TestHotel hotel = TestHotel.with(lodgeflow, 10, 4, 110);

    private final LocalDate day = hotel.today().plusDays(60);

    /** What a guest was answered: the id, or the code of the refusal. */
    private record Told(Wish wish, boolean granted, String answer) {}

    @Test
    void ofOneNightExactlyAsManyAreSoldAsMayBe() {
        List<Wish> wishes = IntStream.range(0, GUESTS)
                .mapToObj(guest -> Wish.of(hotel, "standard", day, 1).once("guest-" + guest))
                .toList();
        List<Told> told = fight(wishes, this::ask);
        assertThat(told.stream().filter(Told::granted)).hasSize(11);
        lostRightly(told, this::ask);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void overlappingStaysOfSeveralRoomsAndTypes(long seed) {
        List<Told> told = fight(overlapping(seed), this::ask);
        lostRightly(told, this::ask);
    }

    @Test
    void ofOneNightOverHttp() {
        Http guest = Http.demo(lodgeflow.uri(), "guest.en");
        List<Wish> wishes = IntStream.range(0, GUESTS)
                .mapToObj(number ->
                        Wish.of(hotel, "suite", day, 1).once(UUID.randomUUID().toString()))
                .toList();
        List<Told> told = fight(wishes, wish -> ask(guest, wish));
        assertThat(told.stream().filter(Told::granted)).hasSize(4);
        lostRightly(told, wish -> ask(guest, wish));
    }

    @Test
    void overlappingStaysOverHttp() {
        Http guest = Http.demo(lodgeflow.uri(), "guest.en");
        List<Told> told = fight(overlapping(4), wish -> ask(guest, wish));
        lostRightly(told, wish -> ask(guest, wish));
    }

    private List<Wish> overlapping(long seed) {
        Random random = new Random(seed);
        List<Wish> wishes = new ArrayList<>();
        for (int guest = 0; guest < GUESTS; guest++) {
            wishes.add(Wish.of(
                            hotel,
                            random.nextInt(3) == 0 ? "suite" : "standard",
                            day.plusDays(random.nextInt(6)),
                            1 + random.nextInt(5))
                    .rooms(1 + random.nextInt(3))
                    .reference("ref-" + seed + "-" + guest)
                    .once("seed-" + seed + "-" + guest + "-" + UUID.randomUUID()));
        }
        return wishes;
    }

    private List<Told> fight(List<Wish> wishes, java.util.function.Function<Wish, Told> ask) {
        try (RaceLog log = RaceLog.listen()) {
            List<Told> told = AtOnce.each(wishes, ask);
            assertThat(told.stream().filter(answer -> !answer.granted()).map(Told::answer))
                    .as("what losers are told")
                    .containsOnly("no_availability");
            assertThat(log.lostRaces()).as("transactions run again").isEmpty();
            assertThat(log.warnings()).isEmpty();
            return told;
        }
    }

    private Told ask(Wish wish) {
        Result<Placed> result = place.place(wish.command(), reservation -> reservation.id());
        return switch (result) {
            case Result.Done<Placed> done -> new Told(wish, true, done.value().reservationId());
            case Result.Refused<Placed> refused ->
                new Told(wish, false, refused.refusal().code());
        };
    }

    private static Told ask(Http guest, Wish wish) {
        Map<String, Object> body = new HashMap<>(wish.hotel()
                .wish(
                        wish.type(),
                        wish.plan(),
                        wish.stay().arrival(),
                        wish.stay().nights()));
        body.put("rooms", wish.rooms());
        body.put("adults", wish.rooms());
        Answer answer = guest.with("Idempotency-Key", Objects.requireNonNull(wish.key()))
                .post("/v1/reservations", body);
        return switch (answer.status()) {
            case 201 -> new Told(wish, true, answer.at("/id"));
            case 409 -> new Told(wish, false, answer.at("/code"));
            default -> new Told(wish, false, answer.status() + " " + answer.text());
        };
    }

    /** The nights are those of the winners, no loser could be granted afterwards, and of losers nothing is left. */
    private void lostRightly(List<Told> told, java.util.function.Function<Wish, Told> ask) {
        List<Told> winners = told.stream().filter(Told::granted).toList();
        List<Told> losers = told.stream().filter(one -> !one.granted()).toList();
        assertThat(winners).isNotEmpty();
        assertThat(losers).isNotEmpty();
        assertThat(winners.stream().map(Told::answer).distinct()).hasSameSizeAs(winners);
        assertThat(reserved()).isEqualTo(nightsOf(winners));
        assertThat(rows("room_type_night where hotel_id = ? and reserved > sell_limit"))
                .isZero();
        losers.forEach(loser -> assertThat(ask.apply(loser.wish()).answer()).isEqualTo("no_availability"));
        nothingLeftOf(losers, winners.size());
        assertThat(lodgeflow.violations()).isEmpty();
    }

    private void nothingLeftOf(List<Told> losers, int winners) {
        assertThat(rows("reservation where hotel_id = ?")).isEqualTo(winners);
        for (Told loser : losers) {
            assertThat(lodgeflow
                            .jdbc()
                            .queryForObject(
                                    "select count(*) from idempotency_key where request_key = ?",
                                    Integer.class,
                                    loser.wish().key()))
                    .isZero();
        }
        for (String orphans : Arrays.asList(
                "reservation_event e where not exists (select 1 from reservation r where r.id = e.reservation_id)",
                "engine_instance e where not exists (select 1 from reservation r where r.id = e.business_key)",
                "engine_run e where not exists (select 1 from reservation r where r.id = e.business_key)",
                "engine_job j where not exists (select 1 from engine_instance e where e.instance_id = j.instance_id)",
                "engine_message s where not exists (select 1 from engine_instance e where e.instance_id ="
                        + " s.instance_id)")) {
            assertThat(lodgeflow.jdbc().queryForObject("select count(*) from " + orphans, Integer.class))
                    .as(orphans)
                    .isZero();
        }
    }

    private int rows(String fromWhere) {
        return Objects.requireNonNull(
                lodgeflow.jdbc().queryForObject("select count(*) from " + fromWhere, Integer.class, hotel.id()));
    }

    private Map<String, Integer> reserved() {
        Map<String, Integer> nights = new TreeMap<>();
        lodgeflow
                .jdbc()
                .query(
                        "select room_type_id, stay_date, reserved from room_type_night where hotel_id = ?"
                                + " and reserved > 0",
                        row -> {
                            nights.put(row.getString(1) + " " + row.getObject(2, LocalDate.class), row.getInt(3));
                        },
                        hotel.id());
        return nights;
    }

    private static Map<String, Integer> nightsOf(List<Told> winners) {
        Map<String, Integer> nights = new TreeMap<>();
        for (Told winner : winners) {
            Wish wish = winner.wish();
            for (LocalDate date : wish.stay().roomDates()) {
                nights.merge(wish.hotel().typeId(wish.type()) + " " + date, wish.rooms(), Integer::sum);
            }
        }
        return nights;
    }
}
