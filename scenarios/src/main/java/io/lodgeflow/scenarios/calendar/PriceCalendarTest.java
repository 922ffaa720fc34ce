package io.lodgeflow.scenarios.calendar;

import static io.lodgeflow.scenarios.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.scenarios.Http.Answer;
import io.lodgeflow.scenarios.OnBothDatabases;
import io.lodgeflow.scenarios.OnBothDatabases.Because;
import io.lodgeflow.scenarios.TestHotel;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A price is set for many nights: guests see it and pay it, those who booked before do not, the history keeps it. */
@OnBothDatabases(Because.STORE)
class PriceCalendarTest extends CalendarStory {

    private final TestHotel hotel = hotel(4, 2).open(400);
    private final String standard = hotel.typeId("standard");
    private final LocalDate arrival = hotel.today().plusDays(30);

    @Test
    void newGuestsPayTheNewPriceAndOldBookingsKeepTheirs() {
        String early = paid(guest, hotel.wish("standard", "flexible", arrival, 2));
        Answer set = setRates(operations, hotel, rates(List.of(standard), arrival, arrival.plusDays(1), "150.00"));
        assertThat(set.status()).as(set.text()).isEqualTo(200);
        assertThat(set.json().at("/nightsChanged").at("/" + standard).asInt()).isEqualTo(1);
        assertThat(prices(hotel, "standard", arrival.minusDays(1), arrival.plusDays(2)))
                .containsExactly("100.00", "150.00", "100.00");

        JsonNode offered = anonymous
                .get(path(hotel) + "/availability?arrival=" + arrival + "&departure=" + arrival.plusDays(2)
                        + "&guests=2")
                .json();
        assertThat(offer(offered, "flexible").at("/total/amount").asString()).isEqualTo("250.00");
        assertThat(offer(offered, "flexible").at("/nightlyPrices").valueStream())
                .extracting(night -> night.at("/price/amount").asString())
                .containsExactly("150.00", "100.00");
        assertThat(offer(offered, "non_refundable").at("/total/amount").asString())
                .as("nine tenths of each night")
                .isEqualTo("225.00");

        String late = paid(korean, hotel.wish("standard", "flexible", arrival, 2));
        assertThat(read(late).at("/total/amount")).isEqualTo("250.00");
        assertThat(read(early).at("/total/amount")).isEqualTo("200.00");
        assertThat(moved(late)).isEqualTo(25_000);
        assertThat(moved(early)).isEqualTo(20_000);
        assertBooksAreRight();
    }

    @Test
    void onlyTheNamedDaysOfTheWeekChange() {
        LocalDate monday = arrival.with(TemporalAdjusters.next(DayOfWeek.MONDAY));
        Answer set = setRates(
                operations,
                hotel,
                with(
                        rates(List.of(standard), monday, monday.plusDays(14), "180.00"),
                        "weekdays",
                        List.of("friday", "saturday")));
        assertThat(set.status()).as(set.text()).isEqualTo(200);
        assertThat(set.json().at("/nightsChanged").at("/" + standard).asInt()).isEqualTo(4);
        List<String> expected = new ArrayList<>();
        for (LocalDate date = monday; date.isBefore(monday.plusDays(14)); date = date.plusDays(1)) {
            boolean weekend = date.getDayOfWeek() == DayOfWeek.FRIDAY || date.getDayOfWeek() == DayOfWeek.SATURDAY;
            expected.add(weekend ? "180.00" : "100.00");
        }
        assertThat(prices(hotel, "standard", monday, monday.plusDays(14))).isEqualTo(expected);
    }

    @Test
    void severalTypesChangeTogetherOrNotAtAll() {
        LocalDate to = arrival.plusDays(3);
        List<String> both = List.of(standard, hotel.typeId("suite"));
        for (String unknown : List.of("rmt_unknown", hotel(1, 1).typeId("suite"))) {
            assertProblem(
                            setRates(operations, hotel, rates(List.of(standard, unknown), arrival, to, "300.00")),
                            422,
                            "unknown_room_type")
                    .inBody("/roomTypeIds/1");
        }
        assertThat(prices(hotel, "standard", arrival, to)).containsOnly("100.00");

        assertThat(setRates(operations, hotel, rates(both, arrival, to, "300.00"))
                        .status())
                .isEqualTo(200);
        assertThat(prices(hotel, "standard", arrival, to)).hasSize(3).containsOnly("300.00");
        assertThat(prices(hotel, "suite", arrival, to)).hasSize(3).containsOnly("300.00");
        Answer all = anonymous.get(path(hotel) + "/rates?from=" + arrival + "&to=" + to);
        assertThat(items(all)).hasSize(6);
    }

    @Test
    void theHistoryListsEachChangeLatestFirst() {
        LocalDate to = arrival.plusDays(4);
        assertThat(items(operations.get(history(hotel, "standard")))).isEmpty();
        setRates(operations, hotel, rates(List.of(standard), arrival, arrival.plusDays(2), "120.00"));
        setRates(person("admin"), hotel, rates(List.of(standard), arrival, to, "90.50"));

        List<JsonNode> changes =
                items(operations.get(history(hotel, "standard"))).toList();
        assertThat(changes).hasSize(2);
        JsonNode latest = changes.getFirst();
        assertThat(latest.at("/from").asString()).isEqualTo(arrival.toString());
        assertThat(latest.at("/to").asString()).isEqualTo(to.toString());
        assertThat(latest.at("/oldLowest/amount").asString()).isEqualTo("100.00");
        assertThat(latest.at("/oldHighest/amount").asString()).isEqualTo("120.00");
        assertThat(latest.at("/newPrice/amount").asString()).isEqualTo("90.50");
        assertThat(latest.at("/changedBy").asString()).startsWith("admin");
        assertThat(latest.at("/changedAt").asString()).isEqualTo(lodgeflow.now().toString());
        assertThat(changes.getLast().at("/changedBy").asString()).startsWith("operations");
        assertThat(items(operations.get(history(hotel, "suite")))).isEmpty();
    }

    @Test
    void theHistoryComesInPages() {
        for (int euros = 101; euros <= 105; euros++) {
            setRates(operations, hotel, rates(List.of(standard), arrival, arrival.plusDays(1), euros + ".00"));
        }
        List<String> read = new ArrayList<>();
        String cursor = "";
        do {
            Answer page = operations.get(history(hotel, "standard") + "?limit=2" + cursor);
            items(page).forEach(change -> read.add(change.at("/newPrice/amount").asString()));
            cursor = page.at("/nextCursor").isEmpty() ? "" : "&cursor=" + page.at("/nextCursor");
        } while (!cursor.isEmpty());
        assertThat(read).containsExactly("105.00", "104.00", "103.00", "102.00", "101.00");
        assertProblem(operations.get(history(hotel, "standard") + "?cursor=nonsense"), 400, "invalid_cursor");
    }

    @Test
    void nightsThatTheCalendarLacksGetNoPrice() {
        LocalDate end = hotel.today().plusDays(400);
        Answer set = setRates(operations, hotel, rates(List.of(standard), end.minusDays(1), end.plusDays(5), "80.00"));
        assertThat(set.json().at("/nightsChanged").at("/" + standard).asInt()).isEqualTo(1);
        assertThat(prices(hotel, "standard", end.minusDays(2), end.plusDays(5))).containsExactly("100.00", "80.00");
    }

    @Test
    void theHighestPriceStillAddsUp() {
        setRates(operations, hotel, rates(List.of(standard), arrival, arrival.plusDays(90), "10000000000.00"));
        String stay = "?arrival=" + arrival + "&departure=" + arrival.plusDays(90);
        JsonNode offered = anonymous
                .get(path(hotel) + "/availability" + stay + "&rooms=4&guests=8")
                .json();
        assertThat(offer(offered, "flexible").at("/total/amount").asString()).isEqualTo("3600000000000.00");
        assertThat(anonymous.get("/v1/hotels/search" + stay + "&rooms=4").status())
                .isEqualTo(200);
    }

    private JsonNode offer(JsonNode availability, String plan) {
        return availability
                .at("/roomTypes")
                .valueStream()
                .filter(type -> type.at("/roomTypeId").asString().equals(standard))
                .flatMap(type -> type.at("/offers").valueStream())
                .filter(offer -> offer.at("/ratePlanId").asString().equals(hotel.planId(plan)))
                .findFirst()
                .orElseThrow();
    }
}
