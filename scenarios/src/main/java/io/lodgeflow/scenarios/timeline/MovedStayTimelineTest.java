package io.lodgeflow.scenarios.timeline;

import static io.lodgeflow.scenarios.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.scenarios.Story;
import io.lodgeflow.scenarios.TestHotel;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Dates that move when rooms are already assigned, or the guest is in house: rooms and timers follow (W12). */
class MovedStayTimelineTest extends Story {

    private final TestHotel hotel = hotel(2, 1);
    private final LocalDate arrival = hotel.today().plusDays(4);

    @AfterEach
    void booksAreRight() {
        assertBooksAreRight();
    }

    @Test
    void beforeAssignmentTheTimersMoveAlong() {
        String id = paid(guest, hotel.wish("standard", "flexible", arrival, 2));
        LocalDate later = arrival.plusDays(5);
        move(id, later, later.plusDays(2));
        travelTo(hotel, arrival.minusDays(1), "15:00");
        assertThat(rooms(id)).isEmpty();
        travelTo(hotel, arrival.plusDays(1), "12:00");
        assertThat(status(id)).isEqualTo("paid");
        travelTo(hotel, later.minusDays(1), "14:59");
        assertThat(rooms(id)).isEmpty();
        travelTo(hotel, later.minusDays(1), "15:00");
        assertThat(rooms(id)).hasSize(1);
    }

    @Test
    void afterAssignmentTheRoomGoesAlongAndTheNoShowIsJudgedByTheNewDates() {
        String id = paid(guest, hotel.wish("standard", "flexible", arrival, 2));
        travelTo(hotel, arrival.minusDays(1), "15:00");
        String room = rooms(id).getFirst();
        LocalDate later = arrival.plusDays(3);
        move(id, later, later.plusDays(2));
        assertThat(rooms(id)).containsExactly(room);
        assertThat(nightsOf(id))
                .containsExactly(later.toString(), later.plusDays(1).toString());

        travelTo(hotel, arrival.plusDays(1), "12:00");
        assertThat(status(id)).as("the old cut-off").isEqualTo("paid");
        travelTo(hotel, later.plusDays(1), "11:59");
        assertThat(status(id)).isEqualTo("paid");
        travelTo(hotel, later.plusDays(1), "12:00");
        assertThat(status(id)).isEqualTo("no_show");
    }

    @Test
    void aRoomThatIsTakenOnTheNewDatesIsChangedForAnother() {
        String id = paid(guest, hotel.wish("standard", "flexible", arrival, 1));
        String other = paid(korean, hotel.wish("standard", "flexible", arrival.plusDays(1), 2));
        travelTo(hotel, arrival.minusDays(1), "15:00");
        String room = rooms(id).getFirst();
        done(operations, other, "assign-room", Map.of("roomIds", java.util.List.of(room)));
        move(id, arrival, arrival.plusDays(2));
        assertThat(rooms(id)).hasSize(1).doesNotContain(room);
        assertThat(nightsOf(id)).hasSize(2);
        assertThat(messages(id)).contains("modification").endsWith("room_assigned");
    }

    @Test
    void aGuestInHouseExtends() {
        String id = paid(guest, hotel.wish("standard", "flexible", arrival, 2));
        travelTo(hotel, arrival, "16:00");
        done(operations, id, "check-in", null);
        travelTo(hotel, arrival.plusDays(1), "10:00");
        assertProblem(
                act(
                        operations,
                        id,
                        "modify",
                        Map.of("departure", arrival.plusDays(1).toString())),
                409,
                "in_house");
        assertProblem(act(operations, id, "modify", Map.of("rooms", 2)), 409, "in_house");

        move(id, arrival, arrival.plusDays(4));
        assertThat(nightsOf(id)).hasSize(4);
        travelTo(hotel, arrival.plusDays(2), "11:00");
        assertThat(openWork(id)).as("no overstay at the old hour").isEmpty();

        travelTo(hotel, arrival.plusDays(4), "10:00");
        assertProblem(act(operations, id, "check-out", null), 409, "balance_due");
        done(operations, id, "check-out", Map.of("settlement", "cash"));
        assertThat(balance(id)).isEqualTo("0.00");
    }

    private void move(String id, LocalDate arrival, LocalDate departure) {
        done(operations, id, "modify", Map.of("arrival", arrival.toString(), "departure", departure.toString()));
    }
}
