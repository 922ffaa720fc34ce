package io.lodgeflow.scenarios.payment;

import static io.lodgeflow.scenarios.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.engine.transaction.Transactions;
import io.lodgeflow.scenarios.Http.Answer;
import io.lodgeflow.scenarios.Story;
import io.lodgeflow.scenarios.TestHotel;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A stay that costs nothing: confirmed without any payment, whatever its plan. */
class FreeStayTest extends Story {

    private final TestHotel hotel = hotel(2, 1);
    private final LocalDate arrival = hotel.today().plusDays(5);

    @AfterEach
    void booksAreRight() {
        assertBooksAreRight();
    }

    @ParameterizedTest
    @ValueSource(strings = {"flexible", "deposit", "pay_at_hotel"})
    void isConfirmedAndLivedWithoutAnyPayment(String plan) {
        lodgeflow
                .bean(Transactions.class)
                .run(() -> lodgeflow
                        .jdbc()
                        .update(
                                "update room_type_night set price_minor = 0 where room_type_id = ?",
                                hotel.typeId("standard")));
        String id = placed(guest, hotel.wish("standard", plan, arrival, 2));
        Answer booked = read(id);
        assertThat(booked.at("/status")).as(booked.text()).isEqualTo("confirmed");
        assertThat(booked.at("/paymentStatus")).isEqualTo("paid");
        assertThat(booked.at("/balanceDue/amount")).isEqualTo("0.00");
        assertThat(booked.json().has("paymentDeadline")).isFalse();
        assertThat(allowed(guest, id)).doesNotContain("pay");
        assertProblem(pay(guest, id, "tok_ok"), 409, "wrong_status");
        String canceled = placed(guest, hotel.wish("standard", plan, arrival, 1));
        cancel(guest, canceled);
        assertThat(balance(canceled)).isEqualTo("0.00");
        travelTo(hotel, arrival, "16:00");
        done(operations, id, "check-in", null);
        travelTo(hotel, arrival.plusDays(2), "09:00");
        done(operations, id, "check-out", null);
        assertThat(balance(id)).isEqualTo("0.00");
        assertThat(moved(id)).isZero();
    }
}
