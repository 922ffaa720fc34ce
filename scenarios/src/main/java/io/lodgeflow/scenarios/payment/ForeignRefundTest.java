package io.lodgeflow.scenarios.payment;

import static io.lodgeflow.scenarios.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.payment.GatewaySandbox;
import io.lodgeflow.scenarios.Http.Answer;
import io.lodgeflow.scenarios.Story;
import io.lodgeflow.scenarios.TestHotel;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Somebody gives money back at the gateway's own dashboard. Two nights for 200.00. */
class ForeignRefundTest extends Story {

    private final TestHotel hotel = hotel(2, 1);
    private final LocalDate arrival = hotel.today().plusDays(20);

    @AfterEach
    void booksAreRight() {
        assertBooksAreRight();
    }

    @Test
    void isPostedOnceAndCountedByRefundsOfOurs() {
        String id = paid(guest, hotel.wish("standard", "flexible", arrival, 2));
        String event = giveBack(id, "80.00");
        for (int again = 0; again < 2; again++) {
            operations.post("/v1/sandbox/gateway/events/" + event + "/deliveries", null);
        }
        assertThat(folio(id)).containsExactly("payment -200.00", "refund 80.00");
        assertThat(read(id).at("/amountPaid/amount")).isEqualTo("120.00");
        assertThat(read(id).at("/balanceDue/amount")).as("the hotel forgoes it").isEqualTo("0.00");
        assertProblem(ask(id, "120.01"), 409, "exceeds_refundable");
        giveBack(id, "20.00");
        cancel(guest, id);
        assertThat(folio(id)).containsExactly("payment -200.00", "refund 80.00", "refund 20.00", "refund 100.00");
        assertThat(status(id)).isEqualTo("refunded");
        assertThat(balance(id)).isEqualTo("0.00");
    }

    @Test
    void isTheRefundThatTheGatewayHadRefused() {
        String id = placed(guest, hotel.wish("standard", "flexible", arrival, 2));
        pay(guest, id, "tok_refund_fails");
        cancel(guest, id);
        advance(Duration.ofDays(2));
        advance(Duration.ofDays(2));
        advance(Duration.ofDays(2));
        advance(Duration.ofDays(2));
        assertThat(openWork(id).getFirst().at("/kind").asString()).isEqualTo("refund_failed");
        giveBack(id, "200.00");
        assertThat(openWork(id)).as("nobody is invited to pay twice").isEmpty();
        assertThat(status(id)).isEqualTo("refunded");
        assertThat(paymentStatus(id)).isEqualTo("refunded");
        assertThat(folio(id)).containsExactly("payment -200.00", "refund 200.00");
    }

    private String giveBack(String id, String amount) {
        String charge = column("select gateway_reference from payment_attempt where gateway_key = ?", id + ":charge:1")
                .getFirst();
        String event = lodgeflow
                .bean(GatewaySandbox.class)
                .refund(charge, Money.parse(amount, "EUR"))
                .orThrow()
                .id();
        lodgeflow.settle();
        return event;
    }

    private Answer ask(String id, String amount) {
        Map<String, Object> refund = Map.of(
                "reservationId",
                id,
                "amount",
                Map.of("amount", amount, "currency", "EUR"),
                "reason",
                "The lift was out of order");
        return operations.once().post("/v1/refunds", refund);
    }
}
