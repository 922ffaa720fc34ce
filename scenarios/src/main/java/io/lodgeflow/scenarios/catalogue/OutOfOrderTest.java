package io.lodgeflow.scenarios.catalogue;

import static io.lodgeflow.scenarios.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.scenarios.Http.Answer;
import io.lodgeflow.scenarios.TestHotel;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A room out of order is not sold on those nights. Two standard rooms. */
class OutOfOrderTest extends CatalogueStory {

    private final TestHotel house = hotel(2, 1);
    private final LocalDate arrival = house.today().plusDays(3);
    private final String first = "/v1/hotels/" + house.id() + "/rooms/" + house.roomId("standard", 0);

    @AfterEach
    void booksAreRight() {
        assertBooksAreRight();
    }

    @Test
    void nightsOutOfOrderAreNotSold() {
        Answer out = change(admin, first, dates(arrival, arrival.plusDays(2)));
        assertThat(out.status()).as(out.text()).isEqualTo(200);
        assertThat(out.at("/outOfOrderTo")).isEqualTo(arrival.plusDays(2).toString());
        assertThat(left()).containsExactly(1, 1, 2);
        paid(guest, house.wish("standard", "flexible", arrival, 3));
        assertProblem(place(korean, house.wish("standard", "flexible", arrival, 1)), 409, "no_availability");
        paid(korean, house.wish("standard", "flexible", arrival.plusDays(2), 1));
        assertThat(change(admin, first, dates(null, null)).status()).isEqualTo(200);
        assertThat(left()).containsExactly(1, 1, 0);
    }

    @Test
    void bookingsInTheWayAreListed() {
        List<String> ids = List.of(
                paid(guest, house.wish("standard", "flexible", arrival, 2)),
                paid(korean, house.wish("standard", "flexible", arrival.plusDays(1), 1)));
        Answer refused = change(admin, first, dates(arrival, null));
        assertProblem(refused, 409, "bookings_in_the_way");
        assertThat(texts(refused.json().at("/nights")))
                .containsExactly(arrival.plusDays(1).toString());
        assertThat(texts(refused.json().at("/reservationIds"))).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(left()).containsExactly(1, 0, 2);
        assertProblem(change(admin, first, dates(arrival, arrival)), 422, "dates_swapped");
    }

    @Test
    void withoutDatesItCountsFromTodayOn() {
        paid(guest, house.wish("standard", "flexible", arrival, 1));
        assertThat(change(admin, first, Map.of("status", "out_of_order")).status())
                .isEqualTo(200);
        assertThat(left()).containsExactly(0, 1, 1);
        assertThat(change(admin, first, Map.of("status", "available")).status()).isEqualTo(200);
        assertThat(left()).containsExactly(1, 2, 2);
    }

    @Test
    void whoHasTheRoomOnThoseNightsGetsAnother() {
        String id = paid(guest, house.wish("standard", "flexible", arrival, 2));
        travelTo(house, arrival.minusDays(1), "15:00");
        assertThat(rooms(id)).containsExactly(house.roomId("standard", 0));
        assertThat(change(admin, first, dates(arrival.plusDays(1), arrival.plusDays(5)))
                        .status())
                .isEqualTo(200);
        assertThat(rooms(id)).containsExactly(house.roomId("standard", 1));
        assertProblem(
                act(operations, id, "assign-room", Map.of("roomIds", List.of(house.roomId("standard", 0)))),
                409,
                "room_not_free");
    }

    /** Such as next season's, opened while a room is out of order without an end, or rooms that come back on sale. */
    @Test
    void nightsOpenedLaterLackTheRoomToo() {
        assertThat(change(admin, first, dates(arrival, null)).status()).isEqualTo(200);
        LocalDate end = house.today().plusDays(400);
        for (int rooms : List.of(0, 2, 2)) {
            Answer set = operations.send(
                    "PUT",
                    "/v1/hotels/" + house.id() + "/inventory/bulk",
                    "{\"roomTypeId\": \"%s\", \"from\": \"%s\", \"to\": \"%s\", \"rooms\": %d}"
                            .formatted(house.typeId("standard"), end, end.plusDays(2), rooms));
            assertThat(set.status()).as(set.text()).isEqualTo(200);
            assertThat(set.json().at("/items").findValues("left"))
                    .as("of " + rooms)
                    .allMatch(left -> left.asInt() == Math.max(0, rooms - 1));
        }
        assertThat(change(admin, first, dates(null, null)).status()).isEqualTo(200);
        assertBooksAreRight();
    }

    private static Map<String, Object> dates(@Nullable LocalDate from, @Nullable LocalDate to) {
        Map<String, Object> dates = new HashMap<>();
        dates.put("outOfOrderFrom", from == null ? null : from.toString());
        dates.put("outOfOrderTo", to == null ? null : to.toString());
        return dates;
    }

    /** Of the three nights from the arrival on. */
    private List<Integer> left() {
        return operations
                .get("/v1/hotels/" + house.id() + "/inventory?roomTypeId=" + house.typeId("standard") + "&from="
                        + arrival + "&to=" + arrival.plusDays(3))
                .json()
                .at("/items")
                .valueStream()
                .map((JsonNode night) -> night.at("/left").asInt())
                .toList();
    }
}
