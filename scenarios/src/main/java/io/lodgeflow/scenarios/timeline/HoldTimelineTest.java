package io.lodgeflow.scenarios.timeline;

import static io.lodgeflow.scenarios.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.scenarios.Http.Answer;
import io.lodgeflow.scenarios.Story;
import io.lodgeflow.scenarios.TestHotel;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Fifteen minutes to pay (W2, W3). */
class HoldTimelineTest extends Story {

    private final TestHotel hotel = hotel(2, 1);
    private final LocalDate arrival = hotel.today().plusDays(40);

    @AfterEach
    void booksAreRight() {
        assertBooksAreRight();
    }

    @Test
    void aHoldThatIsNotPaidIsGivenUpAfterFifteenMinutes() {
        Instant placedAt = lodgeflow.now();
        String id = hold();
        assertThat(read(id).at("/paymentDeadline"))
                .isEqualTo(placedAt.plus(Duration.ofMinutes(15)).toString());
        assertThat(read(id).json().at("/secondsLeftToPay").asLong()).isEqualTo(900);
        assertThat(sold(hotel, "standard", arrival, 3)).containsExactly(1, 1, 0);

        lodgeflow.travelTo(placedAt.plusSeconds(14 * 60 + 59));
        Answer lastSecond = read(id);
        assertThat(lastSecond.at("/status")).isEqualTo("pending");
        assertThat(lastSecond.json().at("/secondsLeftToPay").asLong()).isEqualTo(1);
        assertThat(allowed(guest, id)).contains("pay");

        lodgeflow.travelTo(placedAt.plusSeconds(15 * 60));
        Answer over = read(id);
        assertThat(over.at("/status")).isEqualTo("canceled");
        assertThat(over.at("/cancellationReason")).isEqualTo("payment_timeout");
        assertThat(over.json().has("secondsLeftToPay")).isFalse();
        assertThat(over.at("/endedAt"))
                .isEqualTo(placedAt.plus(Duration.ofMinutes(15)).toString());
        assertThat(allowed(guest, id)).isEmpty();
        assertThat(sold(hotel, "standard", arrival, 3)).containsExactly(0, 0, 0);
        assertThat(history(id)).containsExactly("placed", "expired");
        assertThat(messages(id)).containsExactly("hold_expired");

        assertProblem(pay(guest, id, "tok_ok"), 409, "wrong_status");
        assertThat(moved(id)).isZero();
    }

    @Test
    void theRoomsOfAnExpiredHoldAreSoldToTheNextGuest() {
        String both = placed(guest, with(hotel.wish("standard", "flexible", arrival, 2), "rooms", 2));
        assertProblem(place(korean, hotel.wish("standard", "flexible", arrival, 2)), 409, "no_availability");

        advance(Duration.ofMinutes(15));
        assertThat(status(both)).isEqualTo("canceled");
        assertThat(status(paid(korean, hotel.wish("standard", "flexible", arrival, 2))))
                .isEqualTo("paid");
    }

    @Test
    void aDeclinedCardMayBeFollowedByAnotherWithinTheHold() {
        String id = hold();
        Answer declined = pay(guest, id, "tok_declined");
        assertThat(declined.status()).isEqualTo(201);
        assertThat(declined.at("/status")).isEqualTo("declined");
        assertThat(declined.at("/declineCode")).isEqualTo("do_not_honor");
        assertThat(status(id)).isEqualTo("pending");
        assertThat(paymentStatus(id)).isEqualTo("unpaid");

        advance(Duration.ofMinutes(10));
        assertThat(pay(guest, id, "tok_insufficient_funds").at("/declineCode")).isEqualTo("insufficient_funds");
        assertThat(read(id).json().at("/secondsLeftToPay").asLong()).isEqualTo(300);

        assertThat(pay(guest, id, "tok_ok").at("/status")).isEqualTo("captured");
        assertThat(status(id)).isEqualTo("paid");
        advance(Duration.ofMinutes(10));
        assertThat(status(id)).isEqualTo("paid");
        assertThat(moved(id)).isEqualTo(20_000);
        assertThat(folio(id)).containsExactly("payment -200.00");
        assertThat(messages(id))
                .containsExactly("payment_declined", "payment_declined", "payment_receipt", "confirmation");
        assertThat(operations
                        .get("/v1/reservations/" + id + "/payments")
                        .json()
                        .at("/payments")
                        .findValuesAsString("status"))
                .containsExactly("declined", "declined", "captured");
        assertProblem(pay(guest, id, "tok_ok"), 409, "wrong_status");
    }

    @Test
    void aDeclinedCardDoesNotProlongTheHold() {
        String id = hold();
        advance(Duration.ofMinutes(14));
        pay(guest, id, "tok_expired_card");
        assertThat(status(id)).isEqualTo("pending");
        advance(Duration.ofMinutes(1));
        assertThat(status(id)).isEqualTo("canceled");
        assertThat(read(id).at("/cancellationReason")).isEqualTo("payment_timeout");
        assertThat(sold(hotel, "standard", arrival, 2)).containsExactly(0, 0);
        assertThat(messages(id)).containsExactly("payment_declined", "hold_expired");
    }

    private String hold() {
        return placed(guest, hotel.wish("standard", "flexible", arrival, 2));
    }
}
