package io.lodgeflow.scenarios.timeline;

import static io.lodgeflow.scenarios.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.scenarios.Story;
import io.lodgeflow.scenarios.TestHotel;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Which rooms guests get (W7, W8). Standard rooms 101, 102, 103, 104 on the first floor, 201 ... on the second; even ones
 * of the list are quiet, odd ones have a view.
 */
class RoomAssignmentTimelineTest extends Story {

    private final LocalDate arrival =
            lodgeflow.today(java.time.ZoneId.of("Europe/Lisbon")).plusDays(3);

    @AfterEach
    void booksAreRight() {
        assertBooksAreRight();
    }

    @Test
    void whoBooksLateGetsTheRoomAtOnce() {
        TestHotel hotel = hotel(2, 1);
        travelTo(hotel, arrival, "09:00");
        String id = paid(guest, hotel.wish("standard", "flexible", arrival, 1));
        assertThat(rooms(id)).hasSize(1);
        assertThat(messages(id)).containsExactly("payment_receipt", "confirmation", "room_assigned", "reminder");
    }

    @Test
    void wishesAreHonoured() {
        TestHotel hotel = hotel(6, 1);
        Map<String, Object> wish = hotel.wish("standard", "flexible", arrival, 1);
        String high = paid(guest, with(wish, "wishes", List.of("high_floor", "view")));
        String quiet = paid(guest, with(wish, "wishes", List.of("quiet")));
        travelTo(hotel, arrival.minusDays(1), "15:00");
        assertThat(rooms(high)).containsExactly(hotel.roomId("standard", 5)); // second floor, with a view
        assertThat(rooms(quiet)).containsExactly(hotel.roomId("standard", 0));
    }

    @Test
    void severalRoomsAreNextToEachOther() {
        TestHotel hotel = hotel(6, 1);
        Map<String, Object> wish = hotel.wish("standard", "flexible", arrival, 1);
        String first = paid(guest, wish);
        done(operations, first, "assign-room", Map.of("roomIds", List.of(hotel.roomId("standard", 1))));
        String family = paid(guest, with(with(with(wish, "rooms", 2), "adults", 4), "wishes", List.of("adjacent")));
        travelTo(hotel, arrival.minusDays(1), "15:00");
        assertThat(rooms(family)).containsExactly(hotel.roomId("standard", 2), hotel.roomId("standard", 3));
    }

    @Test
    void theVipChoosesFirst() {
        TestHotel hotel = TestHotel.with(lodgeflow, 1, 0, 200);
        Map<String, Object> wish = hotel.wish("standard", "flexible", arrival, 1);
        String first = paid(guest, wish);
        String important = paid(person("vip"), wish);
        travelTo(hotel, arrival.minusDays(1), "15:00");
        assertThat(rooms(important)).containsExactly(hotel.roomId("standard", 0));
        assertThat(rooms(first)).isEmpty();
        assertThat(openWork(first)).hasSize(1);
    }

    @Test
    void aFullHouseMeansAFreeUpgrade() {
        TestHotel hotel = TestHotel.with(lodgeflow, 1, 1, 200);
        Map<String, Object> wish = hotel.wish("standard", "flexible", arrival, 1);
        String first = paid(guest, wish);
        String second = paid(guest, wish);
        travelTo(hotel, arrival.minusDays(1), "15:00");
        assertThat(rooms(first)).containsExactly(hotel.roomId("standard", 0));
        assertThat(rooms(second)).containsExactly(hotel.roomId("suite", 0));
        assertThat(read(second).at("/total/amount")).isEqualTo("100.00");
        assertThat(operations.get("/v1/reservations/" + second + "/history").text())
                .contains("a free upgrade");
    }

    @Test
    void aGuestWithoutARoomIsNoNoShowAndGetsEverythingBack() {
        TestHotel hotel = TestHotel.with(lodgeflow, 1, 1, 200);
        paid(korean, hotel.wish("suite", "non_refundable", arrival, 3));
        String roomless = paid(korean, hotel.wish("suite", "non_refundable", arrival, 3));
        travelTo(hotel, arrival, "20:00");
        assertProblem(act(operations, roomless, "no-show", null), 409, "no_room_assigned");
        travelTo(hotel, arrival.plusDays(1), "11:59");
        assertThat(openWork(roomless)).hasSize(1);
        travelTo(hotel, arrival.plusDays(1), "12:00");
        assertThat(read(roomless).at("/status")).isEqualTo("paid");
        assertThat(kinds(roomless)).containsExactlyInAnyOrder("find_room", "guest_unhoused");
        assertThat(messages(roomless)).doesNotContain("no_show");
        travelTo(hotel, arrival.plusDays(2), "12:30"); // looked at every day, asked once
        assertThat(kinds(roomless)).containsExactlyInAnyOrder("find_room", "guest_unhoused");
        assertThat(history(roomless))
                .filteredOn("room_assignment_failed"::equals)
                .hasSize(2);

        String call = openWork(roomless).stream()
                .filter(item -> item.at("/kind").asString().equals("guest_unhoused"))
                .findFirst()
                .orElseThrow()
                .at("/id")
                .asString();
        assertThat(operations
                        .post(
                                "/v1/work-items/" + call + "/actions/done",
                                Map.of("outcome", "NO_ROOM", "reason", "The suite is flooded"))
                        .status())
                .isEqualTo(200);
        lodgeflow.settle();
        assertThat(status(roomless)).isEqualTo("refunded");
        assertThat(openWork(roomless)).isEmpty();
        assertThat(balance(roomless)).isEqualTo("0.00");
    }

    @Test
    void whoGetsARoomAfterTheCutOffMayStillComeOrGetsEverythingBack() {
        TestHotel hotel = TestHotel.with(lodgeflow, 1, 1, 200);
        paid(korean, hotel.wish("suite", "flexible", arrival, 3));
        String comes = paid(korean, hotel.wish("suite", "flexible", arrival, 3));
        travelTo(hotel, arrival.plusDays(1), "13:00");
        Map<String, Object> room = Map.of("roomIds", List.of(hotel.roomId("standard", 0)), "reason", "No suite");
        done(operations, comes, "assign-room", room);
        assertThat(openWork(comes)).isEmpty();
        assertThat(status(comes)).isEqualTo("paid");
        assertProblem(act(operations, comes, "no-show", null), 409, "no_room_assigned");
        travelTo(hotel, arrival.plusDays(2), "12:30");
        assertThat(status(comes)).isEqualTo("paid");
        assertThat(kinds(comes)).containsExactly("guest_unhoused");
        assertThat(rooms(comes)).hasSize(1);
        cancel(korean, comes);
        lodgeflow.settle();
        assertThat(status(comes)).isEqualTo("refunded");
        assertThat(moved(comes)).isZero();
        assertThat(openWork(comes)).isEmpty();
    }

    private List<String> kinds(String id) {
        return openWork(id).stream().map(item -> item.at("/kind").asString()).toList();
    }

    @Test
    void withoutAFreeRoomStaffFindsOne() {
        TestHotel hotel = TestHotel.with(lodgeflow, 1, 1, 200);
        String suite = paid(korean, hotel.wish("suite", "flexible", arrival, 1));
        String better = paid(korean, hotel.wish("suite", "flexible", arrival, 1));
        travelTo(hotel, arrival.minusDays(1), "15:00");
        assertThat(rooms(suite)).hasSize(1);
        assertThat(rooms(better)).isEmpty();
        var work = openWork(better).getFirst();
        assertThat(work.at("/kind").asString()).isEqualTo("find_room");
        assertThat(texts(work.at("/choices"))).containsExactly("Room 101 (standard)");

        travelTo(hotel, arrival, "15:00");
        assertProblem(act(operations, better, "check-in", null), 409, "no_room_assigned");
        String taken = hotel.roomId("suite", 0);
        String free = hotel.roomId("standard", 0);
        assertProblem(assign(better, taken), 409, "room_not_free");
        assertProblem(assign(better, "rom_unknown"), 422, "unknown_room").inBody("/roomIds");
        assertProblem(
                act(operations, better, "assign-room", Map.of("roomIds", List.of(free, taken))), 422, "room_count");
        assertProblem(assign(better, free), 409, "lesser_room");
        done(operations, better, "assign-room", Map.of("roomIds", List.of(free), "reason", "No suite is free"));
        assertThat(openWork(better)).isEmpty();
        assertThat(done(operations, better, "check-in", null).at("/status")).isEqualTo("checked_in");
    }

    private io.lodgeflow.scenarios.Http.Answer assign(String id, String room) {
        return act(operations, id, "assign-room", Map.of("roomIds", List.of(room)));
    }
}
