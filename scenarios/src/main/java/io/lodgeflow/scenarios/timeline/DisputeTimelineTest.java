package io.lodgeflow.scenarios.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.payment.GatewaySandbox;
import io.lodgeflow.scenarios.Lives;
import io.lodgeflow.scenarios.Story;
import io.lodgeflow.scenarios.TestHotel;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A chargeback: own process, rooms untouched, no second refund, evidence, won or lost (W21). */
class DisputeTimelineTest extends Story {

    private final TestHotel hotel = hotel(1, 1);
    private final LocalDate arrival = hotel.today().plusDays(20);

    @AfterEach
    void booksAreRight() {
        assertBooksAreRight();
    }

    @Test
    void theEvidenceIsCollectedAndTheRoomsAreLeftAlone() {
        String id = disputed();
        assertThat(status(id)).isEqualTo("paid");
        assertThat(sold(hotel, "standard", arrival, 2)).containsExactly(1, 1);
        assertThat(folio(id)).containsExactly("payment -200.00");
        assertThat(history(id)).contains("dispute_opened");
        assertThat(openWork(id)).singleElement().satisfies(item -> {
            assertThat(item.at("/kind").asString()).isEqualTo("dispute");
            assertThat(item.at("/dueAt").asString())
                    .isEqualTo(lodgeflow.now().plus(Duration.ofDays(7)).toString());
        });
        assertThat(operations
                        .get("/v1/reservations/" + id + "/disputes")
                        .json()
                        .at("/items/0/evidence")
                        .asString())
                .contains("fraudulent", "200.00", "payment_received", "What the guest was told", "Balance");
        assertThat(guest.get("/v1/reservations/" + id + "/disputes").status()).isEqualTo(403);
    }

    @Test
    @Lives("dispute")
    void wonAndTheStayGoesOn() {
        String id = disputed();
        close(id, true);
        assertThat(openWork(id)).isEmpty();
        assertThat(folio(id)).containsExactly("payment -200.00");
        assertThat(history(id)).contains("dispute_won");
        assertThat(cancel(guest, id).status()).isEqualTo(200);
        assertThat(status(id)).isEqualTo("refunded");
        assertThat(moved(id)).isZero();
    }

    @Test
    void lostWhileTheBookingLivesIsOwedByTheGuest() {
        String id = disputed();
        close(id, false);
        assertThat(folio(id)).containsExactly("payment -200.00", "chargeback 200.00");
        assertThat(history(id)).contains("dispute_lost");
        assertThat(status(id)).isEqualTo("paid");
        assertThat(openWork(id)).isEmpty();
    }

    @Test
    void aCanceledBookingIsNotRefundedBesideTheChargeback() {
        String id = disputed();
        assertThat(cancel(guest, id).status()).isEqualTo(200);
        assertThat(moved(id)).as("no refund on top of the chargeback").isEqualTo(20_000);
        close(id, false);
        assertThat(folio(id)).containsExactly("payment -200.00", "chargeback 200.00");
        assertThat(balance(id)).isEqualTo("0.00");
        assertThat(moved(id)).isEqualTo(20_000);
    }

    @Test
    void aCanceledBookingWhoseChargebackIsWonIsRefundedThen() {
        String id = disputed();
        assertThat(cancel(guest, id).status()).isEqualTo(200);
        close(id, true);
        assertThat(folio(id)).containsExactly("payment -200.00", "refund 200.00");
        assertThat(moved(id)).isZero();
        assertThat(paymentStatus(id)).isEqualTo("refunded");
    }

    @Test
    void theOutcomeBeforeTheOpeningAndTwice() {
        String id = paid(guest, hotel.wish("standard", "flexible", arrival, 2));
        GatewaySandbox bank = lodgeflow.bean(GatewaySandbox.class);
        String opened = bank.openDispute(charge(id), "fraudulent").orThrow().id();
        String dispute = column("select reference from sandbox_dispute where charge_reference = ?", charge(id))
                .getFirst();
        String closed = bank.closeDispute(dispute, false).orThrow().id();
        for (String event : List.of(closed, opened, closed)) {
            operations.post("/v1/sandbox/gateway/events/" + event + "/deliveries", null);
        }
        assertThat(folio(id)).containsExactly("payment -200.00", "chargeback 200.00");
        assertThat(history(id)).containsOnlyOnce("dispute_opened").containsOnlyOnce("dispute_lost");
    }

    @Test
    void anInquiryTakesNothingAndARefundIsStillPossible() {
        String id = paid(guest, hotel.wish("standard", "flexible", arrival, 2));
        bank().openDispute(charge(id), null, "fraudulent", true).orThrow();
        assertThat(read(id).at("/balanceDue/amount")).isEqualTo("0.00");
        assertThat(openWork(id)).hasSize(1);
        cancel(guest, id);
        assertThat(status(id)).isEqualTo("refunded");
        close(id, true);
        assertThat(folio(id)).containsExactly("payment -200.00", "refund 200.00");
        assertThat(openWork(id)).isEmpty();
    }

    @Test
    void anInquiryThatBecomesAChargebackIsTaken() {
        String id = paid(guest, hotel.wish("standard", "flexible", arrival, 2));
        bank().openDispute(charge(id), null, "fraudulent", true).orThrow();
        lodgeflow.settle();
        bank().escalate(dispute(id)).orThrow();
        assertThat(paymentStatus(id)).isEqualTo("unpaid");
        assertThat(openWork(id))
                .singleElement()
                .satisfies(item -> assertThat(item.at("/title").asString()).contains("took"));
        close(id, false);
        assertThat(folio(id)).containsExactly("payment -200.00", "chargeback 200.00");
    }

    @Test
    void aLostChargebackThatIsGivenBackIsPosted() {
        String id = disputed();
        close(id, false);
        close(id, true);
        assertThat(folio(id)).containsExactly("payment -200.00", "chargeback 200.00", "chargeback -200.00");
        assertThat(paymentStatus(id)).isEqualTo("paid");
        cancel(guest, id);
        assertThat(status(id)).isEqualTo("refunded");
        assertThat(moved(id)).isZero();
    }

    @Test
    void aPartThatIsDisputedIsOutOfReachAndTheRestIsNot() {
        String id = paid(guest, hotel.wish("standard", "flexible", arrival, 2));
        bank().openDispute(charge(id), Money.parse("50.00", "EUR"), "product_unacceptable", false)
                .orThrow();
        lodgeflow.settle();
        assertThat(read(id).at("/amountPaid/amount")).isEqualTo("150.00");
        assertThat(cancel(guest, id).status()).isEqualTo(200);
        assertThat(folio(id)).containsExactly("payment -200.00", "refund 150.00");
        close(id, false);
        assertThat(folio(id)).containsExactly("payment -200.00", "refund 150.00", "chargeback 50.00");
        assertThat(balance(id)).isEqualTo("0.00");
        close(id, true);
        assertThat(folio(id)).endsWith("chargeback -50.00", "refund 50.00");
        assertThat(moved(id)).isZero();
    }

    private GatewaySandbox bank() {
        return lodgeflow.bean(GatewaySandbox.class);
    }

    private String dispute(String id) {
        return column("select reference from sandbox_dispute where charge_reference = ?", charge(id))
                .getFirst();
    }

    private String disputed() {
        String id = paid(guest, hotel.wish("standard", "flexible", arrival, 2));
        lodgeflow
                .bean(GatewaySandbox.class)
                .openDispute(charge(id), "fraudulent")
                .orThrow();
        lodgeflow.settle();
        return id;
    }

    private void close(String id, boolean won) {
        String dispute = column("select reference from sandbox_dispute where charge_reference = ?", charge(id))
                .getFirst();
        lodgeflow.bean(GatewaySandbox.class).closeDispute(dispute, won).orThrow();
        lodgeflow.settle();
    }

    private String charge(String id) {
        return column("select reference from sandbox_movement where movement_key = ?", id + ":charge:1")
                .getFirst();
    }
}
