package io.lodgeflow.scenarios.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.domain.payment.GatewaySandbox;
import io.lodgeflow.scenarios.Http;
import io.lodgeflow.scenarios.Http.Answer;
import io.lodgeflow.scenarios.Story;
import io.lodgeflow.scenarios.TestHotel;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code paymentStatus}, {@code amountPaid} and {@code balanceDue} follow payments, refunds and folio. Two nights for 200.00. */
class MoneyOfBookingTest extends Story {

    private final TestHotel hotel = hotel(3, 1);
    private final LocalDate arrival = hotel.today().plusDays(10);

    @AfterEach
    void booksAreRight() {
        assertBooksAreRight();
    }

    @Test
    void fromTheHoldToTheCancellation() {
        String id = placed(guest, hotel.wish("standard", "flexible", arrival, 2));
        assertMoney(id, "unpaid", "0.00", "200.00");
        pay(guest, id, "tok_declined");
        assertMoney(id, "unpaid", "0.00", "200.00");
        pay(guest, id, "tok_ok");
        assertMoney(id, "paid", "200.00", "0.00");
        travelTo(hotel, arrival.minusDays(3), "10:00");
        cancel(guest, id);
        assertMoney(id, "partially_refunded", "100.00", "0.00");
    }

    @ParameterizedTest
    @CsvSource({"14.00, paid, 186.00", "200.00, refunded, 0.00"})
    void goodwillWhileTheStayIsOn(String amount, String status, String left) {
        String id = paid(guest, hotel.wish("standard", "flexible", arrival, 2));
        giveBack(id, amount);
        assertMoney(id, status, left, "0.00");
    }

    @Test
    void whatWasGivenBackInFullIsNotOwedAgainButALongerStayIs() {
        String id = paid(guest, hotel.wish("standard", "pay_at_hotel", arrival, 2), "cash");
        giveBack(id, "200.00");
        modify(id, 3);
        assertMoney(id, "unpaid", "0.00", "100.00");
    }

    @Test
    void aChargebackThatWasLostIsOwedAgain() {
        String id = paid(guest, hotel.wish("standard", "flexible", arrival, 2));
        GatewaySandbox bank = lodgeflow.bean(GatewaySandbox.class);
        String charge = column("select reference from sandbox_movement where movement_key = ?", id + ":charge:1")
                .getFirst();
        bank.openDispute(charge, "fraudulent").orThrow();
        String dispute = column("select reference from sandbox_dispute where charge_reference = ?", charge)
                .getFirst();
        bank.closeDispute(dispute, false).orThrow();
        assertMoney(id, "unpaid", "0.00", "200.00");
        Answer cash = operations.once().post("/v1/payments", Map.of("reservationId", id, "method", "cash"));
        assertThat(cash.at("/amount/amount")).as(cash.text()).isEqualTo("200.00");
        assertMoney(id, "paid", "200.00", "0.00");
    }

    @Test
    void aChangeAfterALostChargebackChargesAllThatIsOwed() {
        String id = paid(guest, hotel.wish("standard", "flexible", arrival, 2));
        GatewaySandbox bank = lodgeflow.bean(GatewaySandbox.class);
        String charge = column("select reference from sandbox_movement where movement_key = ?", id + ":charge:1")
                .getFirst();
        bank.openDispute(charge, "fraudulent").orThrow();
        String dispute = column("select reference from sandbox_dispute where charge_reference = ?", charge)
                .getFirst();
        bank.closeDispute(dispute, false).orThrow();
        modify(id, 3);
        assertMoney(id, "paid", "300.00", "0.00");
        assertThat(moved(id)).as("not the difference alone").isEqualTo(50_000);
    }

    @Test
    void aLongerStayInHouseIsOwedUntilItIsPaid() {
        String id = paid(guest, hotel.wish("standard", "flexible", arrival, 2));
        travelTo(hotel, arrival, "16:00");
        done(operations, id, "check-in", null);
        modify(id, 4);
        assertMoney(id, "partially_paid", "200.00", "200.00");
        travelTo(hotel, arrival.plusDays(4), "09:00");
        done(operations, id, "check-out", Map.of("settlement", "CASH"));
        assertMoney(id, "paid", "400.00", "0.00");
    }

    @Test
    void aDepositAndAFeeThatIsOpen() {
        String id = placed(guest, hotel.wish("standard", "deposit", arrival, 2));
        pay(guest, id, "tok_ok");
        assertMoney(id, "deposit_paid", "60.00", "140.00");
        travelTo(hotel, arrival.plusDays(1), "12:00");
        assertThat(status(id)).isEqualTo("no_show");
        assertMoney(id, "paid", "200.00", "0.00");
    }

    @Test
    void aRefundUnderWayCountsUntilItIsMade() {
        String id = placed(guest, hotel.wish("standard", "flexible", arrival, 2));
        pay(guest, id, "tok_refund_pending");
        cancel(guest, id);
        assertMoney(id, "refund_pending", "200.00", "0.00");
        advance(Duration.ofHours(3));
        assertMoney(id, "refunded", "0.00", "0.00");
    }

    private void assertMoney(String id, String status, String paid, String due) {
        Answer booking = read(id);
        assertThat(booking.at("/paymentStatus") + " " + booking.at("/amountPaid/amount") + " "
                        + booking.at("/balanceDue/amount"))
                .isEqualTo(status + " " + paid + " " + due);
        Answer listed = operations.get(
                "/v1/reservations?hotelId=" + hotel.id() + "&confirmationNumber=" + booking.at("/confirmationNumber"));
        assertThat(listed.json().findValuesAsString("paymentStatus")).containsExactly(status);
        assertThat(listed.at("/items/0/balanceDue/amount")).isEqualTo(due);
    }

    private String paid(Http who, Map<String, Object> wish, String method) {
        String id = placed(who, wish);
        Answer taken = operations.once().post("/v1/payments", Map.of("reservationId", id, "method", method));
        assertThat(taken.at("/status")).as(taken.text()).isEqualTo("captured");
        return id;
    }

    private void modify(String id, int nights) {
        done(guest, id, "modify", Map.of("departure", arrival.plusDays(nights).toString()));
    }

    private void giveBack(String id, String amount) {
        Map<String, Object> refund = Map.of(
                "reservationId",
                id,
                "amount",
                Map.of("amount", amount, "currency", "EUR"),
                "reason",
                "The lift was out of order");
        Answer given = operations.once().post("/v1/refunds", refund);
        assertThat(given.at("/status")).as(given.text()).isEqualTo("succeeded");
    }
}
