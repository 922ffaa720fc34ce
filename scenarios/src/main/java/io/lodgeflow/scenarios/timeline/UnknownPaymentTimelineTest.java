package io.lodgeflow.scenarios.timeline;

import static io.lodgeflow.scenarios.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.scenarios.Http.Answer;
import io.lodgeflow.scenarios.Story;
import io.lodgeflow.scenarios.TestHotel;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A gateway that does not answer: not known is not failed (W4, W22). */
class UnknownPaymentTimelineTest extends Story {

    /** Longer than all pauses between four calls together. */
    private static final int SECONDS_UNTIL_KNOWN = 10;

    private final TestHotel hotel = hotel(1, 1);
    private final LocalDate arrival = hotel.today().plusDays(20);

    @AfterEach
    void booksAreRight() {
        assertBooksAreRight();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tok_unknown", "tok_timeout_after", "tok_timeout_before"})
    void theGuestIsChargedOnceWheneverTheOutcomeIsLearned(String token) {
        String id = placed(guest, hotel.wish("standard", "flexible", arrival, 2));
        Answer submitted = payWithoutWaiting(guest, id, token);
        assertThat(submitted.status()).as(submitted.text()).isEqualTo(202);
        assertThat(submitted.at("/status")).isEqualTo("processing");
        assertThat(paymentStatus(id)).isEqualTo("processing");
        assertProblem(pay(guest, id, "tok_ok"), 409, "payment_in_progress");

        oneSecondAfterAnother(SECONDS_UNTIL_KNOWN);

        assertThat(status(id)).isEqualTo("paid");
        assertThat(folio(id)).containsExactly("payment -200.00");
        assertThat(moved(id)).isEqualTo(20_000);
        assertThat(column("select movement_key from sandbox_movement where movement_key like ?", id + "%"))
                .containsExactly(id + ":charge:1");
        assertThat(messages(id)).containsExactly("payment_receipt", "confirmation");
        assertThat(guest.get(submitted.header("Location").orElseThrow()).at("/status"))
                .isEqualTo("captured");
    }

    @Test
    void theRoomStaysHeldPastTheDeadlineUntilTheOutcomeIsKnown() {
        String id = placed(guest, hotel.wish("standard", "flexible", arrival, 2));
        advance(Duration.ofMinutes(14).plusSeconds(59));
        payWithoutWaiting(guest, id, "tok_unknown");
        advance(Duration.ofSeconds(1)); // the deadline
        assertThat(status(id)).isEqualTo("pending");
        assertThat(paymentStatus(id)).isEqualTo("processing");
        assertThat(sold(hotel, "standard", arrival, 2)).containsExactly(1, 1);
        assertProblem(place(korean, hotel.wish("standard", "flexible", arrival, 2)), 409, "no_availability");
        assertProblem(cancel(guest, id), 409, "change_in_progress");

        oneSecondAfterAnother(SECONDS_UNTIL_KNOWN);
        assertThat(status(id)).isEqualTo("paid");
        assertThat(moved(id)).isEqualTo(20_000);
        advance(Duration.ofHours(1));
        assertThat(status(id)).isEqualTo("paid");
    }

    private void oneSecondAfterAnother(int seconds) {
        for (int second = 0; second < seconds; second++) {
            advance(Duration.ofSeconds(1));
        }
    }
}
