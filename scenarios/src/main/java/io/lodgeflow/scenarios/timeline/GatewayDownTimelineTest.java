package io.lodgeflow.scenarios.timeline;

import static io.lodgeflow.scenarios.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.domain.payment.PaymentGateway.ChargeOutcome;
import io.lodgeflow.domain.payment.PaymentGateway.CloseOutcome;
import io.lodgeflow.scenarios.Http.Answer;
import io.lodgeflow.scenarios.Story;
import io.lodgeflow.scenarios.TestHotel;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The payment company cannot be reached: nobody sees a failure, the room stays held, the guest pays later (P3). */
class GatewayDownTimelineTest extends Story {

    private final TestHotel hotel = hotel(1, 1);
    private final LocalDate arrival = hotel.today().plusDays(20);

    @AfterEach
    void booksAreRight() {
        lodgeflow.gateway().clear();
        assertBooksAreRight();
    }

    @Test
    void theGuestPaysLaterByALink() {
        String id = placed(guest, hotel.wish("standard", "flexible", arrival, 2));
        Instant placedAt = lodgeflow.now();
        Answer answer = pay(guest, id, "tok_gateway_down");
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        assertThat(answer.at("/status")).isEqualTo("postponed");
        assertThat(answer.at("/declineCode")).isEqualTo("gateway_unavailable");
        assertThat(answer.at("/declineDetail")).contains("stay held", "link");

        assertThat(status(id)).isEqualTo("pending");
        assertThat(Instant.parse(read(id).at("/paymentDeadline"))).isEqualTo(placedAt.plus(Duration.ofHours(24)));
        assertThat(messages(id)).containsExactly("payment_link");
        assertThat(lastMessage(id, "payment_link").at("/body").asString())
                .contains("/bookings/" + id + "/payment?key=");

        advance(Duration.ofHours(3));
        assertThat(sold(hotel, "standard", arrival, 2)).containsExactly(1, 1);
        assertThat(pay(guest, id, "tok_ok").at("/status")).isEqualTo("captured");
        assertThat(status(id)).isEqualTo("paid");
        advance(Duration.ofDays(1));
        assertThat(status(id)).isEqualTo("paid");
        assertThat(moved(id)).isEqualTo(20_000);
    }

    @Test
    void aKoreanGuestIsToldInKoreanAndTheRoomIsNotHeldForEver() {
        String id = placed(korean, hotel.wish("standard", "flexible", arrival, 2));
        pay(korean, id, "tok_gateway_down");
        assertThat(lastMessage(id, "payment_link").at("/body").asString()).contains("결제사", id);
        advance(Duration.ofHours(12));
        pay(korean, id, "tok_gateway_down"); // does not make it longer again
        advance(Duration.ofHours(12));
        assertThat(status(id)).isEqualTo("canceled");
        assertProblem(pay(korean, id, "tok_ok"), 409, "wrong_status");
    }

    /** A process that died had asked before; when the gateway is back it says so, and the booking is paid by that. */
    @Test
    void whatHadArrivedAfterAllIsCountedAsThePayment() {
        String id = placed(guest, hotel.wish("standard", "flexible", arrival, 2));
        lodgeflow.gateway().once(id, "charge", call -> {
            call.proceed();
            return new ChargeOutcome.Unavailable("the line is down now");
        });
        payWithoutWaiting(guest, id, "tok_ok");
        advance(Duration.ofMinutes(1));
        assertThat(status(id)).isEqualTo("paid");
        assertThat(moved(id)).isEqualTo(20_000);
        assertThat(folio(id)).containsExactly("payment -200.00");
    }

    /** As before, but the guest was quicker and paid again: the first payment goes back. */
    @Test
    void neverPaidTwice() {
        String id = placed(guest, hotel.wish("standard", "flexible", arrival, 2));
        lodgeflow.gateway().at(id, "close", call -> new CloseOutcome.Unknown("the line is down"));
        lodgeflow.gateway().once(id, "charge", call -> {
            call.proceed();
            return new ChargeOutcome.Unavailable("the line is down now");
        });
        payWithoutWaiting(guest, id, "tok_ok");
        assertThat(status(id)).isEqualTo("pending");
        assertThat(pay(guest, id, "tok_ok").at("/status")).isEqualTo("captured");
        assertThat(moved(id)).isEqualTo(40_000);

        lodgeflow.gateway().clear();
        advance(Duration.ofMinutes(2));

        assertThat(status(id)).isEqualTo("paid");
        assertThat(moved(id)).isEqualTo(20_000);
        assertThat(folio(id)).containsExactly("payment -200.00", "payment -200.00", "refund 200.00");
        assertThat(messages(id)).contains("late_payment_return", "refund");
    }
}
