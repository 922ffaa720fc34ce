package io.lodgeflow.scenarios.timeline;

import static io.lodgeflow.scenarios.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.domain.points.PointsLedger;
import io.lodgeflow.domain.points.PointsLedger.PointsEntry;
import io.lodgeflow.domain.words.Sentence;
import io.lodgeflow.engine.transaction.Transactions;
import io.lodgeflow.scenarios.Http.Answer;
import io.lodgeflow.scenarios.Story;
import io.lodgeflow.scenarios.TestHotel;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Points pay, come back, are earned and taken back (W18). A point is a cent; 5 % of the money paid is earned at check-out. */
class PointsTimelineTest extends Story {

    private final TestHotel hotel = hotel(2, 1);
    private final LocalDate arrival = hotel.today().plusDays(10);

    @BeforeEach
    void enoughPoints() {
        Transactions transactions = lodgeflow.bean(Transactions.class);
        PointsLedger ledger = lodgeflow.bean(PointsLedger.class);
        for (String account : List.of("acc_demo_guest_en", "acc_demo_guest_ko")) {
            transactions.run(() -> ledger.write(new PointsEntry(
                    newReference(),
                    account,
                    null,
                    PointsEntry.Kind.GRANTED,
                    50_000,
                    Sentence.said("For a test"),
                    lodgeflow.now())));
        }
    }

    @AfterEach
    void booksAreRight() {
        assertBooksAreRight();
    }

    @Test
    void pointsBelongToTheGuestAndNotToWhoTyped() {
        TestHotel house = hotel(4, 1);
        Map<String, Object> forSomebody =
                with(house.wish("standard", "flexible", arrival, 2), "guestEmail", "stranger@guest.example");
        String stranger = placed(operations, with(forSomebody, "guestName", "No Account"));
        pay(operations, stranger, "tok_ok");
        assertThat(read(stranger).json().at("/guest/accountId").isMissingNode()).isTrue();
        String agency = placed(korean, forSomebody);
        long before = pointsOf(korean);
        pay(korean, agency, "tok_ok");
        assertThat(pointsOf(korean)).as("who books for another").isEqualTo(before);

        long own = pointsOf(guest);
        String named = placed(
                operations,
                with(
                        house.wish("standard", "flexible", arrival, 2),
                        "guestAccount",
                        "guest.en@demo.lodgeflow.example"));
        pay(operations, named, "tok_ok");
        assertThat(read(named).at("/guest/accountId")).isEqualTo("acc_demo_guest_en");
        assertThat(guest.get("/v1/reservations/" + named).status()).isEqualTo(200);
        assertThat(korean.get("/v1/reservations/" + named).status()).isEqualTo(404);
        for (String id : List.of(stranger, agency, named)) {
            assertThat(status(id)).isEqualTo("paid");
        }
        travelTo(house, arrival, "16:00");
        for (String id : List.of(stranger, agency, named)) {
            done(operations, id, "check-in", Map.of("reason", "Nobody cleans here"));
        }
        travelTo(house, arrival.plusDays(2), "10:00");
        for (String id : List.of(stranger, agency, named)) {
            done(operations, id, "check-out", null);
        }
        assertThat(pointsOf(guest)).isGreaterThan(own);
        assertThat(pointsOf(korean)).isEqualTo(before);
        assertThat(read(stranger).json().at("/pointsEarned").asLong()).isZero();
        assertProblem(
                place(
                        operations,
                        with(house.wish("standard", "flexible", arrival, 2), "guestAccount", "nobody@guest.example")),
                422,
                "unknown_account");
        assertProblem(
                place(
                        korean,
                        with(house.wish("standard", "flexible", arrival, 2), "guestAccount", "acc_demo_guest_en")),
                403,
                "forbidden");
    }

    @Test
    void pointsPayAllAndNoGatewayIsAsked() {
        long before = pointsOf(korean);
        String id = placed(korean, hotel.wish("standard", "flexible", arrival, 2));
        Answer paid = payWithPoints(korean, id, 20_000, null);
        assertThat(paid.status()).as(paid.text()).isEqualTo(201);
        assertThat(paid.at("/status")).isEqualTo("captured");
        assertThat(paid.at("/amount/amount")).isEqualTo("0.00");
        Answer booked = read(id);
        assertThat(booked.at("/status")).isEqualTo("paid");
        assertThat(booked.json().at("/pointsUsed").asLong()).isEqualTo(20_000);
        assertThat(booked.at("/paidWithPoints/amount")).isEqualTo("200.00");
        assertThat(steps(id, "payment")).doesNotContain("ChargePayment").endsWith("EarnPoints", "CompleteOrder");
        assertThat(column("select count(*) from sandbox_movement where movement_key like ?", id + "%"))
                .containsExactly("0");
        assertThat(pointsOf(korean)).isEqualTo(before - 20_000);
        assertThat(lastMessage(id, "payment_receipt").at("/body").asString()).contains("20,000");

        cancel(korean, id);
        assertThat(status(id)).isEqualTo("refunded");
        assertThat(pointsOf(korean)).isEqualTo(before);
        assertThat(folio(id)).containsExactly("points -200.00", "points 200.00");
        assertThat(lastMessage(id, "cancellation").at("/body").asString()).contains("20,000");
    }

    @Test
    void halfIsRefundedInMoneyFirst() {
        long before = pointsOf(guest);
        String id = placed(guest, hotel.wish("standard", "flexible", arrival, 2));
        payWithPoints(guest, id, 15_000, "tok_ok");
        travelTo(hotel, arrival.minusDays(3), "10:00");
        Answer preview = guest.post("/v1/reservations/" + id + "/actions/preview-cancellation", null);
        assertThat(preview.at("/paid/amount")).isEqualTo("200.00");
        assertThat(preview.at("/refund/amount")).isEqualTo("50.00");
        assertThat(preview.json().at("/pointsBack").asLong()).isEqualTo(5_000);
        assertThat(preview.at("/fee/amount")).isEqualTo("100.00");
        cancel(guest, id);
        assertThat(status(id)).isEqualTo("refunded");
        assertThat(moved(id)).isZero();
        assertThat(pointsOf(guest)).isEqualTo(before - 10_000);
        assertThat(balance(id)).isEqualTo("0.00");
        assertThat(history(id)).endsWith("canceled", "refund_requested", "points_returned", "refunded");
    }

    @Test
    void pointsAreEarnedForTheMoneyAfterTheStayAndTakenBackWithIt() {
        long before = pointsOf(guest);
        String id = placed(guest, hotel.wish("standard", "flexible", arrival, 2));
        payWithPoints(guest, id, 10_000, "tok_ok");
        stay(id);
        assertThat(pointsOf(guest)).as("5 % of 100.00").isEqualTo(before - 10_000 + 500);
        assertThat(read(id).json().at("/pointsEarned").asLong()).isEqualTo(500);
        assertThat(balance(id)).isEqualTo("0.00");

        Answer refund = operations
                .once()
                .post(
                        "/v1/refunds",
                        Map.of(
                                "reservationId",
                                id,
                                "amount",
                                Map.of("amount", "40.00", "currency", "EUR"),
                                "reason",
                                "Noise"));
        assertThat(refund.at("/status")).as(refund.text()).isEqualTo("succeeded");
        assertThat(pointsOf(guest)).as("5 % of the 60.00 kept").isEqualTo(before - 10_000 + 300);
        assertThat(history(id)).endsWith("refund_requested", "refunded", "points_taken_back");
    }

    @Test
    void earnedPointsThatAreSpentAreOwed() {
        long before = pointsOf(guest);
        String stayed = paid(guest, hotel.wish("standard", "flexible", arrival, 2));
        stay(stayed);
        assertThat(pointsOf(guest)).isEqualTo(before + 1_000);
        String spent = placed(guest, hotel.wish("suite", "flexible", arrival.plusDays(12), 10));
        payWithPoints(guest, spent, before + 1_000, "tok_ok");
        assertThat(pointsOf(guest)).isZero();

        operations.once().post("/v1/refunds", Map.of("reservationId", stayed, "reason", "No hot water"));
        Answer account = guest.get("/v1/points");
        assertThat(account.json().at("/balance").asLong()).isZero();
        assertThat(account.json().at("/owed").asLong()).isEqualTo(1_000);

        cancel(guest, spent);
        lodgeflow.settle();
        assertThat(guest.get("/v1/points").json().at("/owed").asLong()).isZero();
        assertThat(paymentStatus(stayed)).isEqualTo("refunded");
    }

    @Test
    void whatIsRefusedChangesNothing() {
        long before = pointsOf(guest);
        String id = placed(guest, hotel.wish("standard", "flexible", arrival, 2));
        assertProblem(payWithPoints(guest, id, 20_001, "tok_ok"), 422, "too_many_points");
        assertProblem(payWithPoints(guest, id, 5_000, null), 422, "token_needed");
        assertProblem(payWithPoints(operations, id, 5_000, "tok_ok"), 403, "forbidden");
        assertProblem(payWithPoints(guest, id, -1, "tok_ok"), 422, "validation_failed");
        String expensive = placed(guest, hotel.wish("suite", "flexible", arrival, 60));
        Answer refused = payWithPoints(guest, expensive, before + 1, "tok_ok");
        assertProblem(refused, 409, "not_enough_points");
        assertThat(refused.at("/points")).isEqualTo(Long.toString(before));
        assertThat(paymentStatus(expensive)).isEqualTo("unpaid");
        assertThat(history(expensive)).containsExactly("placed");
        assertThat(pointsOf(guest)).isEqualTo(before);
    }

    private void stay(String id) {
        travelTo(hotel, arrival, "16:00");
        done(operations, id, "check-in", null);
        travelTo(hotel, arrival.plusDays(2), "09:00");
        done(operations, id, "check-out", null);
    }
}
