package io.lodgeflow.scenarios.timeline;

import static io.lodgeflow.scenarios.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.domain.identity.Actor;
import io.lodgeflow.domain.identity.Role;
import io.lodgeflow.engine.transaction.Transactions;
import io.lodgeflow.scenarios.Http;
import io.lodgeflow.scenarios.Http.Answer;
import io.lodgeflow.scenarios.Lives;
import io.lodgeflow.scenarios.TestHotel;
import io.lodgeflow.workflows.audit.Operator;
import io.lodgeflow.workflows.closure.HotelClosures;
import io.lodgeflow.workflows.transaction.Decisions;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A hotel closes for good, and what becomes of its bookings (W13). Stays of two nights for 200.00. */
class ClosureTimelineTest extends ClosureStory {

    @Test
    @Lives("closure")
    void eachGuestIsToldAndChoosesOrGetsEverythingBack() {
        TestHotel dearer = hotelAt(0.01, 2);
        LocalDate tomorrow = hotel.today().plusDays(1);
        travelTo(hotel, tomorrow, "09:00");
        lodgeflow
                .bean(Transactions.class)
                .run(() -> lodgeflow
                        .jdbc()
                        .update(
                                "update room_type_night set price_minor = 13000 where room_type_id = ?",
                                dearer.typeId("standard")));
        String moves = paid(guest, hotel.wish("standard", "flexible", arrival, 2));
        String refunded = paid(guest, hotel.wish("standard", "non_refundable", arrival, 2));
        String silent = paid(korean, hotel.wish("standard", "non_refundable", arrival, 2));
        String unpaid = placed(korean, hotel.wish("standard", "pay_at_hotel", arrival, 2));
        String hold = placed(guest, hotel.wish("standard", "flexible", arrival, 2));
        String inHouse = paid(guest, hotel.wish("suite", "flexible", tomorrow, 2));
        lodgeflow.settle();
        done(operations, inHouse, "check-in", null);

        Answer preview = operations.get("/v1/operations/hotels/" + hotel.id() + "/closure-preview");
        assertThat(preview.json().at("/reservations").asInt())
                .as(preview.text())
                .isEqualTo(5);
        assertThat(preview.json().at("/roomNights").asInt()).isEqualTo(10);
        assertThat(preview.at("/paid/amount")).isEqualTo("560.00");
        assertThat(preview.json().at("/unasked").asInt()).isZero();
        assertThat(preview.json().at("/inHouse").findValuesAsString("reservationId"))
                .containsExactly(inHouse);
        assertThat(status(hold)).as("a preview changes nothing").isEqualTo("pending");

        Http once = operations.once();
        String closure = once.post(CLOSURES, wish(hotel, 7)).at("/closure/id");
        assertThat(once.post(CLOSURES, wish(hotel, 7)).at("/closure/id"))
                .as("repeated with its key")
                .isEqualTo(closure);
        assertProblem(place(guest, hotel.wish("standard", "flexible", arrival, 2)), 409, "not_on_sale");
        assertProblem(start(operations, hotel, 7), 409, "already_closing");
        assertProblem(start(operations, hotel, 61), 422, "invalid_deadline");

        assertThat(states(closure)).isEqualTo(Map.of("offered", 4, "settled", 1));
        assertThat(status(hold)).isEqualTo("canceled");
        assertThat(messages(hold)).contains("cancellation").doesNotContain("hotel_closure");
        assertThat(messages(unpaid)).contains("hotel_closure");
        assertThat(lastMessage(moves, "hotel_closure").at("/body").asString())
                .contains("1. Test hotel " + dearer.id() + ", Closetown " + city + " (1.1 km")
                .contains("€200.00")
                .contains("full refund");
        assertThat(lastMessage(silent, "hotel_closure").at("/body").asString()).contains("영업이 종료되어", "전액 환불");

        Answer offer = guest.get(offerOf(moves));
        assertThat(offer.json().at("/open").asBoolean()).as(offer.text()).isTrue();
        assertThat(offer.json().at("/alternatives").findValuesAsString("hotelId"))
                .containsExactly(dearer.id());
        assertThat(offer.at("/alternatives/0/total/amount"))
                .as("no higher price")
                .isEqualTo("200.00");
        assertProblem(korean.get(offerOf(moves)), 404, "not_found");
        assertProblem(choose(korean, moves, dearer), 404, "not_found");
        assertProblem(choose(operations, moves, dearer), 403, "forbidden");
        assertProblem(choose(guest, moves, hotel), 422, "not_offered");

        Answer moved = choose(guest, moves, dearer);
        assertThat(moved.status()).as(moved.text()).isEqualTo(200);
        assertMoved(moves, moved.at("/newReservationId"), dearer);
        assertThat(choose(guest, refunded, null).at("/outcome")).isEqualTo("refund_chosen");
        assertRefunded(refunded, "180.00");
        assertProblem(choose(guest, refunded, null), 409, "no_open_offer");

        advance(Duration.ofDays(7).minusMinutes(1));
        assertThat(status(silent)).isEqualTo("paid");
        advance(Duration.ofMinutes(1));
        assertRefunded(silent, "180.00");
        assertThat(status(unpaid)).isEqualTo("canceled");
        assertThat(messages(unpaid)).endsWith("hotel_closure", "cancellation");
        assertThat(status(inHouse)).as("guests in house are not touched").isIn("checked_in", "checked_out");
        assertThat(sold(hotel, "standard", arrival, 2)).containsExactly(0, 0);

        JsonNode report = report(closure);
        assertThat(report.at("/closure/state").asString()).isEqualTo("finished");
        assertThat(outcomes(report))
                .isEqualTo(Map.of("moved", 1, "refund_chosen", 1, "refund_by_default", 2, "hold_canceled", 1));
        assertThat(report.at("/refundsPromised/amount").asString()).isEqualTo("560.00");
        assertThat(report.at("/refundsConfirmed/amount").asString()).isEqualTo("560.00");
        assertThat(report.at("/allowances/amount").asString()).isEqualTo("60.00");
    }

    private void assertMoved(String old, String booked, TestHotel there) {
        assertRefunded(old, "200.00");
        assertThat(status(booked)).isEqualTo("confirmed");
        Answer booking = guest.get("/v1/reservations/" + booked);
        assertThat(booking.at("/hotelId")).isEqualTo(there.id());
        assertThat(booking.at("/total/amount")).isEqualTo("200.00");
        assertThat(booking.at("/arrival")).isEqualTo(arrival.toString());
        assertThat(sold(there, "standard", arrival, 2)).containsExactly(1, 1);
        assertThat(messages(booked)).containsExactly("confirmation");
        assertThat(lastMessage(old, "cancellation").at("/body").asString())
                .contains("because the hotel is closing", booking.at("/confirmationNumber"));
    }

    private void assertRefunded(String id, String amount) {
        assertThat(status(id)).isEqualTo("refunded");
        assertThat(paymentStatus(id)).isEqualTo("refunded");
        assertThat(read(id).at("/cancellationReason")).isEqualTo("hotel_closed");
        assertThat(folio(id)).containsExactly("payment -" + amount, "refund " + amount);
        assertThat(moved(id)).isZero();
    }

    @Test
    void aPausedClosureTakesUpNobodyUntilItIsResumed() {
        String id = paid(guest, hotel.wish("standard", "flexible", arrival, 2));
        Operator operator = new Operator(new Actor("operations:usr_test"), Role.OPERATIONS, null, "127.0.0.1");
        HotelClosures closures = lodgeflow.bean(HotelClosures.class);
        String closure = lodgeflow
                .bean(Decisions.class)
                .decide(() -> closures.start(hotel.id(), "Sold", null, operator, null)
                        .then(started -> closures.pause(started.id(), operator)))
                .orThrow()
                .id();
        advance(Duration.ofDays(1));
        assertThat(states(closure)).isEqualTo(Map.of("planned", 1));
        assertThat(messages(id)).doesNotContain("hotel_closure");
        assertProblem(place(guest, hotel.wish("standard", "flexible", arrival, 2)), 409, "not_on_sale");
        assertProblem(guest.get(offerOf(id)), 404, "not_found");

        assertProblem(steer(person("support"), closure, "resume"), 403, "forbidden");
        assertProblem(steer(operations, closure, "pause"), 409, "wrong_state");
        assertThat(steer(operations, closure, "resume").at("/closure/state")).isEqualTo("running");
        assertThat(states(closure)).isEqualTo(Map.of("offered", 1));
        assertThat(steer(operations, closure, "pause").at("/closure/state")).isEqualTo("paused");
        assertThat(choose(guest, id, null).at("/outcome"))
                .as("who was told may choose")
                .isEqualTo("refund_chosen");
        assertThat(report(closure).at("/closure/state").asString()).isEqualTo("paused");
        steer(operations, closure, "resume");
        assertThat(report(closure).at("/closure/state").asString()).isEqualTo("finished");
        assertThat(actionsOn(closure))
                .containsExactly(
                        "hotel_closure_resume",
                        "hotel_closure_pause",
                        "hotel_closure_resume",
                        "hotel_closure_pause",
                        "hotel_closure_start");
    }

    /** By the rules of the booking it would be half of it. */
    @Test
    void whoCancelsWhileTheHotelClosesGetsEverythingBackAndTheClosureEnds() {
        String id = paid(guest, hotel.wish("standard", "flexible", arrival, 2));
        String closure = closed(hotel, 60);
        travelTo(hotel, arrival.minusDays(3), "10:00");
        assertProblem(
                act(guest, id, "modify", Map.of("departure", arrival.plusDays(1).toString())), 409, "hotel_closed");
        Answer preview = guest.post("/v1/reservations/" + id + "/actions/preview-cancellation", null);
        assertThat(preview.at("/refund/amount")).as(preview.text()).isEqualTo("200.00");
        cancel(guest, id);
        assertThat(status(id)).isEqualTo("refunded");
        assertThat(moved(id)).isZero();
        JsonNode report = report(closure);
        assertThat(report.at("/closure/state").asString()).isEqualTo("finished");
        assertThat(outcomes(report)).isEqualTo(Map.of("ended_otherwise", 1));
        assertThat(report.at("/refundsConfirmed/amount").asString()).isEqualTo("200.00");
    }

    /** There is no day before arrival left to think. */
    @Test
    void whoArrivesTomorrowGetsTheMoneyBackAtOnce() {
        travelTo(hotel, hotel.today().plusDays(1), "16:00");
        LocalDate tomorrow = hotel.today().plusDays(1);
        String id = paid(guest, hotel.wish("standard", "flexible", tomorrow, 2));
        Answer preview = operations.get("/v1/operations/hotels/" + hotel.id() + "/closure-preview");
        assertThat(preview.json().at("/unasked").asInt()).isEqualTo(1);
        String closure = closed(hotel);
        assertRefunded(id, "200.00");
        assertThat(nightsOf(id)).as("assigned rooms are given up").isEmpty();
        assertThat(outcomes(report(closure))).isEqualTo(Map.of("refund_by_default", 1));
    }

    /** Not before its outcome is known: the payment of a closed hotel is undone by its own process. */
    @Test
    void aPaymentUnderWayEndsFirst() {
        String id = placed(guest, hotel.wish("standard", "flexible", arrival, 2));
        payWithoutWaiting(guest, id, "tok_unknown");
        String closure = closed(hotel);
        assertThat(states(closure)).isEqualTo(Map.of("started", 1));
        for (int second = 0; second < 10; second++) {
            advance(Duration.ofSeconds(1));
        }
        assertThat(status(id)).isEqualTo("canceled");
        assertThat(moved(id)).isZero();
        advance(Duration.ofMinutes(2));
        JsonNode report = report(closure);
        assertThat(report.at("/closure/state").asString()).as(report.toString()).isEqualTo("finished");
        assertThat(outcomes(report)).isEqualTo(Map.of("ended_otherwise", 1));
    }

    /** As a process that dies before the commit of a step, again and again. */
    @Test
    void aStepThatCannotCommitIsRepeatedAndLeavesNothingTwice() {
        TestHotel other = hotelAt(0.01, 2);
        String id = paid(guest, hotel.wish("standard", "flexible", arrival, 2));
        String fine = paid(guest, hotel.wish("standard", "flexible", arrival, 2));
        String[] closure = new String[1];
        whileFails("reservation_event", "type <> 'CLOSURE_OFFERED' or reservation_id <> '" + id + "'", () -> {
            closure[0] = closed(hotel);
            advance(Duration.ofSeconds(3));
            assertThat(states(closure[0])).isEqualTo(Map.of("started", 1, "offered", 1));
            assertThat(offered(fine)).as("one that fails stops no other").isNotEmpty();
        });
        advance(Duration.ofSeconds(30));
        assertThat(states(closure[0])).isEqualTo(Map.of("offered", 2));
        assertThat(history(id)).containsOnlyOnce("closure_offered");

        whileFails("hotel_closure_item", "new_reservation_id is null or reservation_id <> '" + id + "'", () -> {
            assertThat(choose(guest, id, other).status()).isEqualTo(500);
            assertThat(status(id)).isEqualTo("paid");
            assertThat(sold(other, "standard", arrival, 2)).containsExactly(0, 0);
        });
        Http once = guest.once();
        Answer chosen = once.post(offerOf(id) + "/actions/choose", choice(other));
        assertThat(chosen.at("/outcome")).as(chosen.text()).isEqualTo("moved");
        assertThat(once.post(offerOf(id) + "/actions/choose", choice(other)).text())
                .as("repeated with its key")
                .isEqualTo(chosen.text());
        assertThat(sold(other, "standard", arrival, 2)).containsExactly(1, 1);

        whileFails("reservation_event", "type <> 'CANCELED' or reservation_id <> '" + fine + "'", () -> {
            advance(Duration.ofDays(7));
            assertThat(status(fine)).isEqualTo("paid");
        });
        advance(Duration.ofMinutes(30));
        assertRefunded(fine, "200.00");
        assertThat(report(closure[0]).at("/closure/state").asString()).isEqualTo("finished");
    }

    private void whileFails(String table, String condition, Runnable story) {
        lodgeflow.jdbc().execute("alter table " + table + " add constraint planted_fault check (" + condition + ")");
        try {
            story.run();
        } finally {
            lodgeflow.jdbc().execute("alter table " + table + " drop constraint planted_fault");
        }
    }
}
