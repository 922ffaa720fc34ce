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

/** Bookings that are paid at the front desk. */
class PayAtHotelTimelineTest extends Story {

    private final TestHotel hotel = hotel(2, 1);
    private final LocalDate arrival = hotel.today().plusDays(3);

    @AfterEach
    void booksAreRight() {
        assertBooksAreRight();
    }

    @Test
    void confirmedAtOnceAndPaidAtCheckOut() {
        String id = placed(guest, hotel.wish("standard", "pay_at_hotel", arrival, 2));
        Answer booked = read(id);
        assertThat(booked.at("/status")).isEqualTo("confirmed");
        assertThat(booked.at("/paymentStatus")).isEqualTo("unpaid");
        assertThat(booked.json().has("paymentDeadline")).isFalse();
        assertThat(messages(id)).containsExactly("confirmation");

        travelTo(hotel, arrival, "16:00");
        assertThat(done(operations, id, "check-in", null).at("/status")).isEqualTo("checked_in");

        travelTo(hotel, arrival.plusDays(2), "09:00");
        Answer refused = act(operations, id, "check-out", null);
        assertProblem(refused, 409, "balance_due");
        assertThat(refused.at("/balance")).isEqualTo("200.00");
        assertThat(refused.at("/currency")).isEqualTo("EUR");
        assertThat(status(id)).isEqualTo("checked_in");
        assertThat(folio(id)).isEmpty();

        Answer left = done(operations, id, "check-out", Map.of("settlement", "CARD_TERMINAL"));
        assertThat(left.at("/status")).isEqualTo("checked_out");
        assertThat(balance(id)).isEqualTo("0.00");
        assertThat(folio(id)).containsExactlyInAnyOrder("room_charge 100.00", "room_charge 100.00", "payment -200.00");
        assertThat(moved(id)).as("no gateway is asked").isZero();
        assertThat(messages(id)).endsWith("check_out_receipt", "feedback_request");
    }

    @Test
    void theFrontDeskTakesTheMoneyBeforeArrival() {
        String id = placed(guest, hotel.wish("standard", "pay_at_hotel", arrival, 2));
        Map<String, Object> cash = Map.of("reservationId", id, "method", "cash");
        assertProblem(guest.once().post("/v1/payments", cash), 403, "forbidden");
        Answer taken = operations.once().post("/v1/payments", cash);
        assertThat(taken.status()).as(taken.text()).isEqualTo(201);
        assertThat(taken.at("/status")).isEqualTo("captured");
        assertThat(status(id)).isEqualTo("paid");
        assertProblem(operations.once().post("/v1/payments", cash), 409, "wrong_status");

        travelTo(hotel, arrival, "15:00");
        done(operations, id, "check-in", null);
        travelTo(hotel, arrival.plusDays(2), "11:00");
        assertThat(done(operations, id, "check-out", null).at("/status")).isEqualTo("checked_out");
        assertThat(balance(id)).isEqualTo("0.00");
    }

    @Test
    void theFrontDeskTakesPartsOfIt() {
        String id = placed(guest, hotel.wish("standard", "pay_at_hotel", arrival, 2));
        assertProblem(cash(id, "200.01", "EUR"), 422, "wrong_amount").inBody("/amount/amount");
        assertProblem(cash(id, "50.00", "USD"), 422, "wrong_currency").inBody("/amount/currency");
        assertThat(cash(id, "50.00", "EUR").at("/amount/amount")).isEqualTo("50.00");
        assertThat(read(id).at("/paymentStatus")).isEqualTo("partially_paid");
        assertThat(status(id)).isEqualTo("confirmed");
        assertThat(cash(id, "70.00", "EUR").at("/amount/amount")).isEqualTo("70.00");
        assertProblem(cash(id, "80.01", "EUR"), 422, "wrong_amount");

        travelTo(hotel, arrival, "16:00");
        done(operations, id, "check-in", null);
        travelTo(hotel, arrival.plusDays(2), "09:00");
        Answer refused = act(operations, id, "check-out", null);
        assertThat(refused.at("/balance")).isEqualTo("80.00");
        Answer left = done(operations, id, "check-out", Map.of("settlement", "CASH"));
        assertThat(left.at("/paymentStatus")).isEqualTo("paid");
        assertThat(balance(id)).isEqualTo("0.00");
    }

    private Answer cash(String id, String amount, String currency) {
        return operations
                .once()
                .post(
                        "/v1/payments",
                        Map.of(
                                "reservationId",
                                id,
                                "method",
                                "cash",
                                "amount",
                                Map.of("amount", amount, "currency", currency)));
    }
}
