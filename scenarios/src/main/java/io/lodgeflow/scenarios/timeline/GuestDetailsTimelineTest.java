package io.lodgeflow.scenarios.timeline;

import static io.lodgeflow.scenarios.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.scenarios.Http;
import io.lodgeflow.scenarios.Http.Answer;
import io.lodgeflow.scenarios.Story;
import io.lodgeflow.scenarios.TestHotel;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who comes and what they wish may be changed as long as the booking lives; no night and no money moves. */
class GuestDetailsTimelineTest extends Story {

    private final TestHotel hotel = hotel(4, 1);
    private final LocalDate arrival = hotel.today().plusDays(20);

    @Test
    void everythingButTheStayIsChanged() {
        String id = paid(guest, with(with(hotel.wish("standard", "flexible", arrival, 2), "adults", 1), "children", 1));
        Answer changed = change(
                guest,
                id,
                Map.of(
                        "guestName",
                        "Zoë Park",
                        "guestEmail",
                        "zoe@example.org",
                        "guestPhone",
                        "+82 2 123 4567",
                        "language",
                        "ko",
                        "specialRequests",
                        "A cot",
                        "wishes",
                        List.of("quiet"),
                        "guests",
                        List.of(Map.of("room", 1, "name", "Zoë Park"), Map.of("room", 1, "name", "Jun", "age", 7))));
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        Answer read = guest.get("/v1/reservations/" + id);
        assertThat(read.text()).isEqualTo(changed.text());
        assertThat(read.header("ETag")).isEqualTo(changed.header("ETag"));
        assertThat(List.of(
                        read.at("/guest/name"),
                        read.at("/guest/email"),
                        read.at("/guest/phone"),
                        read.at("/guest/language"),
                        read.at("/specialRequests"),
                        read.at("/wishes/0"),
                        read.at("/guests/1/name"),
                        read.at("/guests/1/age")))
                .containsExactly("Zoë Park", "zoe@example.org", "+82 2 123 4567", "ko", "A cot", "quiet", "Jun", "7");
        assertThat(read.at("/total/amount")).isEqualTo("200.00");
        assertThat(moved(id)).isEqualTo(20_000);
        assertThat(operations
                        .get("/v1/reservations?hotelId=" + hotel.id() + "&guest=zoe")
                        .at("/items/0/id"))
                .isEqualTo(id);
        assertThat(history(id)).endsWith("guest_corrected");
        int lines = history(id).size();
        assertThat(change(guest, id, Map.of("guestName", "Zoë Park")).status()).isEqualTo(200);
        assertThat(change(guest, id, Map.of()).status()).isEqualTo(200);
        assertThat(history(id)).as("nothing has changed").hasSize(lines);
        assertThat(change(guest, id, Map.of("guestPhone", "", "guests", List.of()))
                        .json()
                        .at("/guest")
                        .has("phone"))
                .isFalse();
        assertBooksAreRight();
    }

    @Test
    void aBookingThatACardGuaranteesKeepsWhoComes() {
        Map<String, Object> wish = with(
                with(
                        with(
                                hotel.wish(
                                        "standard",
                                        "pay_at_hotel",
                                        hotel.today().plusDays(5),
                                        1),
                                "guaranteeToken",
                                "tok_ok"),
                        "guestPhone",
                        "+82 2 123 4567"),
                "guests",
                List.of(Map.of("room", 1, "name", "Jun")));
        Answer booked = guest.get("/v1/reservations/" + placed(guest, wish));
        assertThat(booked.at("/guest/phone")).as(booked.text()).isEqualTo("+82 2 123 4567");
        assertThat(booked.at("/guests/0/name")).isEqualTo("Jun");
    }

    @Test
    void whatDoesNotFitIsRefused() {
        String id = placed(
                guest,
                with(
                        hotel.wish("standard", "pay_at_hotel", arrival, 1),
                        "guests",
                        List.of(Map.of("room", 1, "name", "Ann"))));
        assertThat(guest.get("/v1/reservations/" + id).at("/guests/0/name")).isEqualTo("Ann");
        assertProblem(change(guest, id, Map.of("guests", List.of(Map.of("room", 2)))), 422, "unknown_room");
        assertProblem(change(guest, id, Map.of("guests", List.of(Map.of("room", 1, "age", 3)))), 422, "guest_count");
        assertProblem(change(guest, id, Map.of("guestPhone", "call me")), 422, "validation_failed");
        assertProblem(change(korean, id, Map.of("guestName", "Thief")), 404, "not_found");
        assertProblem(
                change(guest.with("If-Match", "\"99\""), id, Map.of("guestName", "Late")), 412, "changed_meanwhile");
        cancel(guest, id);
        assertProblem(change(guest, id, Map.of("guestName", "Too late")), 409, "wrong_status");
    }

    private static Answer change(Http who, String id, Map<String, Object> details) {
        return who.post("/v1/reservations/" + id + "/actions/change-details", details);
    }
}
