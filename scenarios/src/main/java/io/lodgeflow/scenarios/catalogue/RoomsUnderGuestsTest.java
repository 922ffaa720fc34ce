package io.lodgeflow.scenarios.catalogue;

import static io.lodgeflow.scenarios.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.scenarios.Http.Answer;
import io.lodgeflow.scenarios.TestHotel;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rooms do not change under guests, and guests get rooms that they can live in. Two standard rooms for two, a suite for four. */
class RoomsUnderGuestsTest extends CatalogueStory {

    private final TestHotel house = hotel(2, 1);
    private final LocalDate arrival = house.today().plusDays(3);
    private final String first = house.roomId("standard", 0);
    private final String second = house.roomId("standard", 1);
    private final String suite = house.roomId("suite", 0);

    @AfterEach
    void booksAreRight() {
        assertBooksAreRight();
    }

    @Test
    void anOccupiedRoomStaysAsItIs() {
        String id = assigned();
        travelTo(house, arrival, "16:00");
        done(operations, id, "check-in", null);
        for (String status : List.of("available", "cleaning", "out_of_order")) {
            assertProblem(become(first, status), 409, "room_occupied");
        }
        assertProblem(remove(admin, path(first)), 409, "room_occupied");
        assertThat(change(admin, path(first), Map.of("floor", 3)).status())
                .as("its guest may learn that it is on another floor")
                .isEqualTo(200);
        assertThat(statusOf(first)).isEqualTo("OCCUPIED");
        assertThat(rooms(id)).containsExactly(first);

        travelTo(house, arrival.plusDays(2), "09:00");
        done(operations, id, "check-out", null);
        assertThat(become(first, "out_of_order").status()).isEqualTo(200);
        removed(path(first));
    }

    @Test
    void whoWasToHaveARoomThatGetsOutOfOrderIsMoved() {
        String id = assigned();
        assertThat(become(first, "out_of_order").status()).isEqualTo(200);
        assertThat(rooms(id)).containsExactly(second);
        assertThat(nightsOf(id)).hasSize(2);
        assertThat(operations.get("/v1/reservations/" + id + "/history").text()).contains("Room 102 instead of 101");
        assertThat(messages(id)).endsWith("room_assigned");
        assertThat(openWork(id)).isEmpty();
        travelTo(house, arrival, "16:00");
        done(operations, id, "check-in", null);
        assertThat(statusOf(second)).isEqualTo("OCCUPIED");
        assertThat(statusOf(first)).isEqualTo("OUT_OF_ORDER");
    }

    @ParameterizedTest
    @ValueSource(strings = {"out_of_order", "removed"})
    void withoutAnotherOfItsTypeStaffIsAsked(String how) {
        String id = assigned();
        String other = paid(korean, house.wish("standard", "flexible", arrival, 2));
        assertThat(rooms(other)).containsExactly(second);
        if (how.equals("removed")) {
            removed(path(first));
        } else {
            assertThat(become(first, how).status()).isEqualTo(200);
        }
        assertThat(rooms(id)).isEmpty();
        assertThat(rooms(other)).containsExactly(second);
        assertThat(openWork(id)).hasSize(1);
        assertThat(openWork(id).getFirst().at("/kind").asString()).isEqualTo("find_room");
        assertThat(texts(openWork(id).getFirst().at("/choices"))).containsExactly("Room 501 (suite)");
        travelTo(house, arrival, "16:00");
        assertProblem(act(operations, id, "check-in", null), 409, "no_room_assigned");
        done(operations, id, "assign-room", Map.of("roomIds", List.of(suite)));
        assertThat(openWork(id)).isEmpty();
        done(operations, id, "check-in", null);
        travelTo(house, arrival.plusDays(2), "09:00");
        done(operations, id, "check-out", null);
    }

    @Test
    void whoGotARoomAheadOfTimeIsCaredForByTheWorkflow() {
        TestHotel small = hotel(1, 0);
        LocalDate later = small.today().plusDays(9);
        String id = paid(guest, small.wish("standard", "flexible", later, 1));
        String only = small.roomId("standard", 0);
        done(operations, id, "assign-room", Map.of("roomIds", List.of(only)));
        String room = "/v1/hotels/" + small.id() + "/rooms/" + only;
        assertThat(change(admin, room, Map.of("status", "out_of_order")).status())
                .isEqualTo(200);
        assertThat(rooms(id)).isEmpty();
        assertThat(openWork(id)).hasSize(1);
        assertThat(change(admin, room, Map.of("status", "available")).status()).isEqualTo(200);
        travelTo(small, later.minusDays(1), "15:00");
        assertThat(rooms(id)).containsExactly(only);
        assertThat(openWork(id)).isEmpty();
        travelTo(small, later, "16:00");
        done(operations, id, "check-in", null);
    }

    @Test
    void nobodyMovesIntoARoomThatIsNotReadyUnlessTheDeskSaysWhy() {
        String id = assigned();
        travelTo(house, arrival, "16:00");
        become(first, "cleaning");
        Answer dirty = act(operations, id, "check-in", null);
        assertProblem(dirty, 409, "room_not_ready");
        assertThat(dirty.at("/roomStatus")).isEqualTo("cleaning");
        assertProblem(act(guest, id, "self-check-in", null), 409, "room_not_ready");
        assertProblem(act(operations, id, "check-in", Map.of("reason", " ")), 422, "validation_failed");
        done(operations, id, "check-in", Map.of("reason", "The guest is tired"));
        assertThat(operations.get("/v1/reservations/" + id + "/history").text()).contains("The guest is tired");
    }

    @Test
    void theOnlyRoomOutOfOrderMakesNobodyANoShow() {
        TestHotel small = hotel(1, 0);
        String id = paid(guest, small.wish("standard", "flexible", arrival, 2));
        travelTo(small, arrival, "10:00");
        assertThat(rooms(id)).hasSize(1);
        String room = "/v1/hotels/" + small.id() + "/rooms/" + small.roomId("standard", 0);
        assertThat(change(admin, room, Map.of("status", "out_of_order")).status())
                .isEqualTo(200);
        assertThat(rooms(id)).isEmpty();
        travelTo(small, arrival.plusDays(1), "12:00");
        assertThat(status(id)).isEqualTo("paid");
        assertThat(openWork(id))
                .extracting(item -> item.at("/kind").asString())
                .containsExactlyInAnyOrder("find_room", "guest_unhoused");
    }

    @Test
    void housekeepingMovesNobody() {
        String id = assigned();
        travelTo(house, arrival, "10:00");
        become(first, "cleaning");
        become(first, "available");
        assertThat(rooms(id)).containsExactly(first);
        done(operations, id, "check-in", null);
    }

    @Test
    void aGuestInHouseMovesIntoRoomsThatAreReadyOnly() {
        String id = assigned();
        travelTo(house, arrival, "16:00");
        done(operations, id, "check-in", null);
        become(second, "cleaning");
        Map<String, Object> move = Map.of("roomIds", List.of(second));
        assertProblem(act(operations, id, "assign-room", move), 409, "room_not_ready");
        become(second, "occupied");
        assertProblem(
                act(operations, id, "assign-room", with(move, "reason", "The heating is broken")),
                409,
                "room_occupied");
        become(second, "cleaning");
        done(operations, id, "assign-room", with(move, "reason", "The heating is broken"));
        assertThat(statusOf(second)).isEqualTo("OCCUPIED");
        assertThat(statusOf(first)).isEqualTo("CLEANING");
    }

    @Test
    void aRoomThatIsTooSmallOrLesserNeedsAReasonAndIsNoGift() {
        String id = paid(guest, with(house.wish("suite", "flexible", arrival, 1), "adults", 4));
        Map<String, Object> small = Map.of("roomIds", List.of(first));
        assertProblem(act(operations, id, "assign-room", small), 409, "room_too_small");
        String couple = paid(guest, house.wish("suite", "flexible", arrival.plusDays(1), 1));
        assertProblem(act(operations, couple, "assign-room", small), 409, "lesser_room");
        done(operations, couple, "assign-room", with(small, "reason", "The suite is being painted"));
        assertThat(operations.get("/v1/reservations/" + couple + "/history").text())
                .contains("The suite is being painted");
        assertThat(lastMessage(couple, "room_assigned").at("/body").asString())
                .contains("You booked suite and receive standard.")
                .doesNotContain("extra charge");
    }

    @Test
    void whoWishedForAnAccessibleRoomGetsOneOrAReasonIsGiven() {
        String id = paid(
                guest, with(house.wish("standard", "flexible", arrival, 1), "wishes", List.of("accessible", "quiet")));
        Map<String, Object> room = Map.of("roomIds", List.of(first));
        Answer refused = act(operations, id, "assign-room", room);
        assertProblem(refused, 409, "wish_not_met");
        assertThat(texts(refused.json().at("/wishes"))).containsExactly("accessible");
        change(admin, path(first), Map.of("features", List.of("accessible", "quiet")));
        done(operations, id, "assign-room", room);
        done(operations, id, "assign-room", Map.of("roomIds", List.of(second), "reason", "The guest asked for it"));
        assertThat(rooms(id)).containsExactly(second);
    }

    /** A booking whose room was assigned by the workflow: the first. */
    private String assigned() {
        String id = paid(guest, house.wish("standard", "flexible", arrival, 2));
        travelTo(house, arrival.minusDays(1), "15:00");
        assertThat(rooms(id)).containsExactly(first);
        return id;
    }

    private String path(String room) {
        return "/v1/hotels/" + house.id() + "/rooms/" + room;
    }

    private Answer become(String room, String status) {
        return change(admin, path(room), Map.of("status", status));
    }

    private String statusOf(String room) {
        return column("select status from room where id = ?", room).getFirst();
    }
}
