package io.lodgeflow.scenarios.timeline;

import static io.lodgeflow.scenarios.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.scenarios.Http.Answer;
import io.lodgeflow.scenarios.Story;
import io.lodgeflow.scenarios.TestHotel;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Coming, not coming, leaving early, leaving late (W9, W10). */
class ArrivalAndDepartureTimelineTest extends Story {

    private final TestHotel hotel = hotel(2, 1);
    private final LocalDate arrival = hotel.today().plusDays(3);

    @AfterEach
    void booksAreRight() {
        assertBooksAreRight();
    }

    @Test
    void whoNeverComesIsANoShowAtTheCutOff() {
        String id = booked(3);
        travelTo(hotel, arrival.plusDays(1), "11:59");
        assertThat(status(id)).isEqualTo("paid");
        travelTo(hotel, arrival.plusDays(1), "12:00");
        assertThat(status(id)).isEqualTo("no_show");
        assertThat(folio(id)).containsExactly("payment -300.00", "no_show_fee 300.00");
        assertThat(sold(hotel, "standard", arrival, 3))
                .as("the first night is over")
                .containsExactly(1, 0, 0);
        assertThat(nightsOf(id)).containsExactly(arrival.toString());
        assertThat(messages(id)).endsWith("no_show");
        assertProblem(act(operations, id, "check-in", null), 409, "wrong_status");
    }

    @Test
    void theFrontDeskGivesUpWaiting() {
        String id = booked(2);
        travelTo(hotel, arrival, "14:59");
        assertProblem(act(operations, id, "no-show", null), 409, "too_early");
        travelTo(hotel, arrival, "23:00");
        assertThat(done(operations, id, "no-show", Map.of("note", "Called, will not come"))
                        .at("/status"))
                .isEqualTo("no_show");
        assertThat(operations.get("/v1/reservations/" + id + "/history").text()).contains("Called, will not come");
        assertThat(balance(id)).isEqualTo("0.00");
        assertThat(sold(hotel, "standard", arrival, 2)).containsExactly(0, 0);
    }

    @Test
    void whoCameAfterAllStaysForWhatWasPaid() {
        String id = booked(3);
        travelTo(hotel, arrival.plusDays(1), "12:00");
        assertThat(status(id)).isEqualTo("no_show");
        assertThat(allowed(operations, id)).containsExactly("reinstate");
        assertProblem(act(guest, id, "reinstate", null), 403, "forbidden");
        travelTo(hotel, arrival.plusDays(1), "21:00");
        Answer back = done(operations, id, "reinstate", Map.of("note", "The flight was late"));
        assertThat(back.at("/status")).isEqualTo("paid");
        assertThat(rooms(id)).hasSize(1);
        assertThat(sold(hotel, "standard", arrival, 3)).containsExactly(1, 1, 1);
        assertThat(folio(id)).containsExactly("payment -300.00", "no_show_fee 300.00", "no_show_fee -300.00");
        assertThat(history(id)).contains("no_show_reinstated");
        assertThat(messages(id)).contains("no_show").endsWith("room_assigned");
        assertProblem(act(operations, id, "reinstate", null), 409, "wrong_status");
        done(operations, id, "check-in", Map.of("reason", "Nobody cleans here"));
        travelTo(hotel, arrival.plusDays(3), "09:00");
        Answer left = done(operations, id, "check-out", null);
        assertThat(left.json().at("/nightsStayed").asInt()).isEqualTo(3);
        assertThat(balance(id)).isEqualTo("0.00");
        assertThat(moved(id)).isEqualTo(30_000);
    }

    @Test
    void whoIsReinstatedAndNeverComesIsANoShowAgain() {
        String id = booked(4);
        travelTo(hotel, arrival, "22:00");
        done(operations, id, "no-show", null);
        travelTo(hotel, arrival, "23:00");
        done(operations, id, "reinstate", null);
        travelTo(hotel, arrival.plusDays(1), "11:59");
        assertThat(status(id)).isEqualTo("paid");
        Answer longer = operations
                .once()
                .with("If-Match", "*")
                .post(
                        "/v1/reservations/" + id + "/actions/modify",
                        Map.of("departure", arrival.plusDays(3).toString()));
        assertThat(longer.status()).as(longer.text()).isEqualTo(200);
        travelTo(hotel, arrival.plusDays(1), "12:00");
        assertThat(status(id)).isEqualTo("no_show");
        travelTo(hotel, arrival.plusDays(1), "13:00");
        done(operations, id, "reinstate", null);
        travelTo(hotel, arrival.plusDays(2), "12:00");
        assertThat(status(id)).isEqualTo("no_show");
        assertThat(balance(id)).isEqualTo("0.00");
        travelTo(hotel, arrival.plusDays(4), "06:00");
        assertProblem(act(operations, id, "reinstate", null), 409, "too_late");
    }

    @Test
    void aNoShowWhoseNightsAreSoldStaysOne() {
        TestHotel small = hotel(1, 0);
        LocalDate first = small.today().plusDays(3);
        String id = paid(guest, small.wish("standard", "flexible", first, 3));
        travelTo(small, first, "20:00");
        done(operations, id, "no-show", null);
        paid(korean, small.wish("standard", "flexible", first.plusDays(1), 1));
        assertProblem(act(operations, id, "reinstate", null), 409, "no_availability");
        assertThat(status(id)).isEqualTo("no_show");
        assertThat(folio(id)).containsExactly("payment -300.00", "no_show_fee 300.00");
    }

    @Test
    void whoIsInHouseIsNoNoShow() {
        String id = booked(2);
        travelTo(hotel, arrival, "20:00");
        done(operations, id, "check-in", null);
        assertProblem(act(operations, id, "no-show", null), 409, "wrong_status");
        travelTo(hotel, arrival.plusDays(1), "13:00");
        assertThat(status(id)).isEqualTo("checked_in");
    }

    @Test
    void leavingEarlyGivesTheOtherNightsBack() {
        String id = booked(3);
        travelTo(hotel, arrival, "16:00");
        done(operations, id, "check-in", null);
        travelTo(hotel, arrival.plusDays(1), "09:00");
        Answer left = done(operations, id, "check-out", null);
        assertThat(left.json().at("/nights").asInt()).isEqualTo(3);
        assertThat(left.json().at("/nightsStayed").asInt()).isEqualTo(1);
        assertThat(lastMessage(id, "check_out_receipt").at("/body").asString())
                .contains("1 night,")
                .doesNotContain("3 nights");
        assertThat(sold(hotel, "standard", arrival, 3)).containsExactly(1, 0, 0);
        assertThat(nightsOf(id)).containsExactly(arrival.toString());
        assertThat(folio(id)).containsExactly("payment -300.00", "room_charge 100.00", "early_departure_fee 200.00");
        assertThat(column(
                        "select distinct status from room where id in (select room_id from room_night where"
                                + " reservation_id = ?)",
                        id))
                .containsExactly("CLEANING");
    }

    @Test
    void anOverstayIsRaisedOnce() {
        String id = booked(1);
        travelTo(hotel, arrival, "16:00");
        done(operations, id, "check-in", null);
        travelTo(hotel, arrival.plusDays(1), "10:59");
        assertThat(openWork(id)).isEmpty();
        travelTo(hotel, arrival.plusDays(1), "11:00");
        assertThat(openWork(id)).hasSize(1);
        assertThat(openWork(id).getFirst().at("/kind").asString()).isEqualTo("overstay");
        travelTo(hotel, arrival.plusDays(3), "11:00");
        assertThat(openWork(id)).hasSize(1);
        assertThat(history(id)).containsOnlyOnce("overstayed");
        Answer owed = act(operations, id, "check-out", null);
        assertProblem(owed, 409, "balance_due");
        assertThat(owed.at("/balance"))
                .as("two nights were slept that nobody had booked")
                .isEqualTo("200.00");
        Answer left = done(operations, id, "check-out", Map.of("settlement", "CASH"));
        assertThat(left.at("/paymentStatus")).isEqualTo("paid");
        assertThat(folio(id))
                .containsExactlyInAnyOrder(
                        "payment -100.00",
                        "room_charge 100.00",
                        "room_charge 100.00",
                        "room_charge 100.00",
                        "payment -200.00");
        assertThat(openWork(id)).isEmpty();
    }

    @Test
    void aRoomWhoseGuestHasNotLeftIsNotGivenToTheNext() {
        TestHotel oneRoom = hotel(1, 0);
        LocalDate first = oneRoom.today().plusDays(3);
        String stays = paid(guest, oneRoom.wish("standard", "flexible", first, 1));
        String next = paid(korean, oneRoom.wish("standard", "flexible", first.plusDays(1), 1));
        travelTo(oneRoom, first, "16:00");
        done(operations, stays, "check-in", null);
        travelTo(oneRoom, first.plusDays(1), "16:00");
        assertProblem(act(operations, next, "check-in", null), 409, "room_occupied");
        done(operations, stays, "check-out", null);
        assertProblem(act(operations, next, "check-in", null), 409, "room_not_ready");
        done(operations, next, "check-in", Map.of("reason", "The guest waits in the room"));
        assertThat(status(next)).isEqualTo("checked_in");
    }

    @Test
    void anExtensionEndsTheOverstayTask() {
        String id = booked(1);
        travelTo(hotel, arrival, "16:00");
        done(operations, id, "check-in", null);
        travelTo(hotel, arrival.plusDays(1), "11:00");
        assertThat(openWork(id)).hasSize(1);
        Answer longer = operations
                .once()
                .with("If-Match", "*")
                .post(
                        "/v1/reservations/" + id + "/actions/modify",
                        java.util.Map.of("departure", arrival.plusDays(2).toString()));
        assertThat(longer.status()).as(longer.text()).isEqualTo(200);
        assertThat(openWork(id)).isEmpty();

        travelTo(hotel, arrival.plusDays(2), "10:59");
        assertThat(openWork(id)).isEmpty();
        travelTo(hotel, arrival.plusDays(2), "11:00");
        assertThat(openWork(id)).as("at the new departure again").hasSize(1);
        Answer third = operations
                .once()
                .with("If-Match", "*")
                .post(
                        "/v1/reservations/" + id + "/actions/modify",
                        Map.of("departure", arrival.plusDays(4).toString()));
        assertThat(third.status()).as(third.text()).isEqualTo(200);
        travelTo(hotel, arrival.plusDays(4), "11:00");
        assertThat(openWork(id)).hasSize(1);
        assertThat(history(id)).filteredOn("overstayed"::equals).hasSize(3);
        done(operations, id, "check-out", Map.of("settlement", "CASH"));
        assertThat(openWork(id)).isEmpty();
    }

    @Test
    void selfCheckInOpensAtTheHour() {
        String id = booked(1);
        travelTo(hotel, arrival, "14:59");
        assertProblem(act(guest, id, "self-check-in", null), 409, "too_early");
        assertProblem(act(guest, id, "check-in", null), 403, "forbidden");
        travelTo(hotel, arrival, "15:00");
        Answer in = done(guest, id, "self-check-in", null);
        assertThat(in.at("/status")).isEqualTo("checked_in");
        assertThat(operations.get("/v1/reservations/" + id + "/history").text()).contains("guest:acc_demo_guest_en");
    }

    @Test
    void theDayBeforeIsTooEarlyForTheFrontDeskToo() {
        String id = booked(1);
        travelTo(hotel, arrival.minusDays(1), "23:59");
        assertProblem(act(operations, id, "check-in", null), 409, "too_early");
        travelTo(hotel, arrival, "00:00");
        done(operations, id, "check-in", null);
    }

    @Test
    void dayUse() {
        String id = booked(0);
        assertThat(read(id).json().at("/nights").asInt()).isZero();
        assertThat(read(id).at("/total/amount")).isEqualTo("100.00");
        assertThat(sold(hotel, "standard", arrival, 2)).containsExactly(1, 0);
        travelTo(hotel, arrival, "15:00");
        done(operations, id, "check-in", null);
        travelTo(hotel, arrival, "21:00");
        done(operations, id, "check-out", null);
        assertThat(folio(id)).containsExactly("payment -100.00", "room_charge 100.00");
        assertThat(sold(hotel, "standard", arrival, 2)).containsExactly(1, 0);
    }

    private String booked(int nights) {
        return paid(guest, hotel.wish("standard", "flexible", arrival, nights));
    }

    @Test
    void whoLeavesBeforeTheBusinessDayEndsHasNotSleptAnotherNight() {
        String id = booked(1);
        travelTo(hotel, arrival, "16:00");
        done(operations, id, "check-in", null);
        travelTo(hotel, arrival.plusDays(2), "05:59");
        done(operations, id, "check-out", null);
        assertThat(folio(id)).containsExactly("payment -100.00", "room_charge 100.00");
    }
}
