package io.lodgeflow.scenarios.timeline;

import static io.lodgeflow.scenarios.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.domain.payment.GatewaySandbox;
import io.lodgeflow.scenarios.Http;
import io.lodgeflow.scenarios.Http.Answer;
import io.lodgeflow.scenarios.Lives;
import io.lodgeflow.scenarios.Story;
import io.lodgeflow.scenarios.TestHotel;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A card that guarantees a booking, and a deposit of 30 % (P4). A stay of two nights for 200.00. */
class PaymentPlanTimelineTest extends Story {

    private final TestHotel hotel = hotel(2, 1);
    private final LocalDate arrival = hotel.today().plusDays(10);

    @AfterEach
    void booksAreRight() {
        assertBooksAreRight();
    }

    @Test
    @Lives("balance")
    void theCardOnFilePaysAtCheckOut() {
        String id = guaranteed("tok_ok");
        assertThat(read(id).json().at("/guaranteedByCard").asBoolean()).isTrue();
        assertThat(moved(id)).as("nothing is charged now").isZero();
        stay(id, Map.of("settlement", "CARD_ON_FILE"));
        assertThat(status(id)).isEqualTo("checked_out");
        assertThat(paymentStatus(id)).isEqualTo("paid");
        assertThat(folio(id)).containsExactlyInAnyOrder("room_charge 100.00", "room_charge 100.00", "payment -200.00");
        assertThat(moved(id)).isEqualTo(20_000);
        assertThat(steps(id, "balance")).containsExactly("ChargeBalance");
    }

    @Test
    void aRefusedCardOnFileIsATaskAndTheDeskTakesTheMoney() {
        String id = guaranteed("tok_charge_declined");
        stay(id, Map.of("settlement", "CARD_ON_FILE"));
        assertThat(status(id)).isEqualTo("checked_out");
        assertThat(balance(id)).isEqualTo("200.00");
        assertThat(openWork(id).getFirst().at("/kind").asString()).isEqualTo("balance_unpaid");
        assertThat(history(id)).contains("balance_submitted", "balance_declined");
        Answer cash = operations.once().post("/v1/payments", Map.of("reservationId", id, "method", "cash"));
        assertThat(cash.at("/status")).as(cash.text()).isEqualTo("captured");
        assertThat(balance(id)).isEqualTo("0.00");
        assertThat(openWork(id)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "garbage-token, 422, guarantee_refused",
        "tok_declined, 422, guarantee_refused",
        "tok_expired_card, 422, guarantee_refused",
        "tok_gateway_down, 409, guarantee_unknown",
        "tok_needs_action, 409, guarantee_needs_action"
    })
    void whatTheGatewayDoesNotKeepGuaranteesNothing(String token, int status, String code) {
        Map<String, Object> wish = with(hotel.wish("standard", "pay_at_hotel", arrival, 2), "guaranteeToken", token);
        assertProblem(place(guest, wish), status, code);
        assertThat(sold(hotel, "standard", arrival, 2)).containsExactly(0, 0);
    }

    @Test
    void aGuaranteeIsConfirmedAtTheBankAndTheSameWishGoesOn() {
        Map<String, Object> wish =
                with(hotel.wish("standard", "pay_at_hotel", arrival, 2), "guaranteeToken", "tok_needs_action");
        Http once = guest.once();
        String page = once.post("/v1/reservations", wish).at("/nextAction/url");
        assertThat(page).startsWith(lodgeflow.uri() + "/bookings/bank/");
        String reference = page.substring(page.lastIndexOf('/') + 1);
        GatewaySandbox bank = lodgeflow.bean(GatewaySandbox.class);
        assertThat(bank.waiting(reference).orElseThrow().isZero()).isTrue();
        bank.decide(reference, true, true).orThrow();
        Answer placed = once.post("/v1/reservations", wish);
        assertThat(placed.status()).as(placed.text()).isEqualTo(201);
        assertThat(placed.json().at("/guaranteedByCard").asBoolean()).isTrue();
        assertThat(once.post("/v1/reservations", wish).at("/id")).isEqualTo(placed.at("/id"));
    }

    @Test
    void aGatewayThatIsSlowIsAskedAgainWithTheSameWish() {
        Map<String, Object> wish =
                with(hotel.wish("standard", "pay_at_hotel", arrival, 2), "guaranteeToken", "tok_timeout_after");
        Http once = guest.once();
        assertProblem(once.post("/v1/reservations", wish), 409, "guarantee_unknown");
        assertThat(once.post("/v1/reservations", wish).status()).isEqualTo(201);
    }

    @Test
    void aLateCancellationIsChargedToTheCard() {
        String id = guaranteed("tok_ok");
        travelTo(hotel, arrival.minusDays(3), "10:00");
        Answer preview = guest.post("/v1/reservations/" + id + "/actions/preview-cancellation", null);
        assertThat(preview.at("/charge/amount")).as(preview.text()).isEqualTo("100.00");
        assertThat(preview.at("/fee/amount")).isEqualTo("100.00");
        assertThat(moved(id)).isZero();
        cancel(guest, id);
        assertThat(status(id)).isEqualTo("canceled");
        assertThat(folio(id)).containsExactly("cancellation_fee 100.00", "payment -100.00");
        assertThat(moved(id)).isEqualTo(10_000);
    }

    @Test
    void aNoShowIsChargedToTheCard() {
        String id = guaranteed("tok_ok");
        travelTo(hotel, arrival.plusDays(1), "12:00");
        assertThat(status(id)).isEqualTo("no_show");
        assertThat(folio(id)).containsExactly("no_show_fee 200.00", "payment -200.00");
        assertThat(moved(id)).isEqualTo(20_000);
    }

    @Test
    void aReinstatedNoShowHasPaidItsStayByTheFee() {
        String id = guaranteed("tok_ok");
        travelTo(hotel, arrival.plusDays(1), "12:00");
        assertThat(status(id)).isEqualTo("no_show");
        done(operations, id, "reinstate", null);
        assertThat(status(id)).isEqualTo("paid");
        done(operations, id, "check-in", Map.of("reason", "Nobody cleans here"));
        travelTo(hotel, arrival.plusDays(2), "09:00");
        done(operations, id, "check-out", null);
        assertThat(balance(id)).isEqualTo("0.00");
        assertThat(moved(id)).isEqualTo(20_000);
    }

    @Test
    void withoutACardNothingIsChargedForANoShow() {
        String id = placed(guest, hotel.wish("standard", "pay_at_hotel", arrival, 2));
        travelTo(hotel, arrival.plusDays(1), "12:00");
        assertThat(status(id)).isEqualTo("no_show");
        assertThat(folio(id)).isEmpty();
    }

    @Test
    void aDepositNowAndTheRestAtCheckOut() {
        String id = deposited();
        assertThat(status(id)).isEqualTo("confirmed");
        assertThat(paymentStatus(id)).isEqualTo("deposit_paid");
        assertThat(moved(id)).isEqualTo(6_000);
        assertThat(messages(id)).containsExactly("payment_receipt", "confirmation");
        stay(id, Map.of("settlement", "CARD_ON_FILE"));
        assertThat(moved(id)).isEqualTo(20_000);
        assertThat(balance(id)).isEqualTo("0.00");
        assertThat(paymentStatus(id)).isEqualTo("paid");
    }

    @Test
    void aDepositGoesBackOrIsKeptByThePolicy() {
        String early = deposited();
        cancel(guest, early);
        assertThat(status(early)).isEqualTo("refunded");
        assertThat(moved(early)).isZero();
        String late = deposited();
        travelTo(hotel, arrival.minusDays(3), "10:00");
        Answer preview = guest.post("/v1/reservations/" + late + "/actions/preview-cancellation", null);
        assertThat(preview.at("/explanation")).isEqualTo("The hotel gets 100.00 EUR in all; 0.00 EUR goes back.");
        cancel(guest, late);
        assertThat(folio(late)).containsExactly("payment -60.00", "cancellation_fee 100.00", "payment -40.00");
        assertThat(moved(late)).isEqualTo(10_000);
    }

    @Test
    void theGuestPaysTheRestOnlineBeforeArrival() {
        String id = deposited();
        assertThat(allowed(guest, id)).contains("pay");
        assertProblem(
                guest.once()
                        .post(
                                "/v1/payments",
                                Map.of(
                                        "reservationId",
                                        id,
                                        "paymentToken",
                                        "tok_ok",
                                        "amount",
                                        Map.of("amount", "200.00", "currency", "EUR"))),
                422,
                "wrong_amount");
        assertThat(pay(guest, id, "tok_declined").at("/status")).isEqualTo("declined");
        assertThat(paymentStatus(id)).isEqualTo("deposit_paid");
        assertThat(openWork(id)).as("he may try again").isEmpty();
        Http once = guest.once();
        Map<String, Object> rest = Map.of("reservationId", id, "paymentToken", "tok_ok");
        Answer paid = once.post("/v1/payments", rest);
        assertThat(paid.at("/amount/amount")).as(paid.text()).isEqualTo("140.00");
        assertThat(once.post("/v1/payments", rest).at("/id")).isEqualTo(paid.at("/id"));
        assertThat(status(id)).isEqualTo("paid");
        assertThat(paymentStatus(id)).isEqualTo("paid");
        assertThat(allowed(guest, id)).doesNotContain("pay");
        assertProblem(pay(guest, id, "tok_ok"), 409, "wrong_status");
        stay(id, Map.of());
        assertThat(moved(id)).isEqualTo(20_000);
    }

    @Test
    void whileTheGuestPaysOnlineNobodyElseDoesAndAForgottenConfirmationEnds() {
        String id = placed(guest, hotel.wish("standard", "pay_at_hotel", arrival, 2));
        assertThat(payWithoutWaiting(guest, id, "tok_needs_action").at("/status"))
                .isEqualTo("processing");
        assertThat(paymentStatus(id)).isEqualTo("processing");
        Map<String, Object> cash = Map.of("reservationId", id, "method", "cash");
        assertProblem(operations.once().post("/v1/payments", cash), 409, "nothing_due");
        assertProblem(pay(guest, id, "tok_ok"), 409, "payment_in_progress");
        assertProblem(cancel(guest, id), 409, "change_in_progress");
        advance(Duration.ofMinutes(20));
        assertThat(paymentStatus(id)).isEqualTo("unpaid");
        assertThat(operations.once().post("/v1/payments", cash).at("/status")).isEqualTo("captured");
        assertThat(moved(id)).isZero();
    }

    @Test
    void aRestWhoseOutcomeIsUnknownIsTakenOnce() {
        String id = deposited();
        payWithoutWaiting(guest, id, "tok_unknown");
        for (int call = 0; call < 4; call++) {
            advance(Duration.ofMinutes(2));
        }
        assertThat(paymentStatus(id)).isEqualTo("paid");
        assertThat(folio(id)).containsExactly("payment -60.00", "payment -140.00");
        assertThat(moved(id)).isEqualTo(20_000);
    }

    private String guaranteed(String token) {
        return placed(guest, with(hotel.wish("standard", "pay_at_hotel", arrival, 2), "guaranteeToken", token));
    }

    private String deposited() {
        Answer held = place(guest, hotel.wish("standard", "deposit", arrival, 2));
        assertThat(held.at("/dueWithinHold/amount")).as(held.text()).isEqualTo("60.00");
        Answer paid = pay(guest, held.at("/id"), "tok_ok");
        assertThat(paid.at("/amount/amount")).as(paid.text()).isEqualTo("60.00");
        return held.at("/id");
    }

    private void stay(String id, Map<String, Object> departure) {
        travelTo(hotel, arrival, "16:00");
        done(operations, id, "check-in", null);
        travelTo(hotel, arrival.plusDays(2), "09:00");
        done(operations, id, "check-out", departure);
    }
}
