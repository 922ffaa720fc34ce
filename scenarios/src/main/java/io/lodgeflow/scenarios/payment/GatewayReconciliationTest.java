package io.lodgeflow.scenarios.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.activities.books.GatewayDifference;
import io.lodgeflow.activities.books.GatewayDifference.Cause;
import io.lodgeflow.activities.books.GatewayReconciliation;
import io.lodgeflow.domain.payment.PaymentGateway;
import io.lodgeflow.engine.transaction.Transactions;
import io.lodgeflow.scenarios.OnBothDatabases;
import io.lodgeflow.scenarios.OnBothDatabases.Because;
import io.lodgeflow.scenarios.Story;
import io.lodgeflow.scenarios.TestHotel;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The gateway's books against ours, damaged on purpose: each kind of damage is found by its cause (P3, P4). */
@OnBothDatabases(Because.STORE)
class GatewayReconciliationTest extends Story {

    private final TestHotel hotel = hotel(3, 1);
    private final LocalDate arrival = hotel.today().plusDays(20);
    private final String id = paid(guest, hotel.wish("standard", "flexible", arrival, 2));
    private final String key = id + ":charge:1";

    @AfterEach
    void booksAreRight() {
        assertBooksAreRight();
        assertThat(found(id)).isEmpty();
    }

    @Test
    void agreesWithAnUndamagedBookingAndItsRefund() {
        assertThat(found(id)).isEmpty();
        assertThat(cancel(guest, id).status()).isIn(200, 202);
        assertThat(paymentStatus(id)).isEqualTo("refunded");
        assertThat(found(id)).isEmpty();
    }

    @Test
    void findsAChargeThatWasNotPosted() {
        withDamage(
                "update folio_posting set posting_key = 'lost' where posting_key = ?",
                "update folio_posting set posting_key = ? where posting_key = 'lost'",
                () -> assertThat(found(id)).containsExactly(Cause.CHARGED_NOT_POSTED));
    }

    @Test
    void findsAnAmountThatDiffers() {
        withDamage(
                "update folio_posting set amount_minor = amount_minor + 1 where posting_key = ?",
                "update folio_posting set amount_minor = amount_minor - 1 where posting_key = ?",
                () -> assertThat(found(id)).containsExactly(Cause.AMOUNT_DIFFERS));
    }

    @Test
    void findsAPostingThatTheGatewayKnowsNothingOf() {
        withDamage(
                "update sandbox_movement set outcome = 'declined' where movement_key = ?",
                "update sandbox_movement set outcome = 'captured' where movement_key = ?",
                () -> assertThat(found(id)).containsExactly(Cause.POSTED_NOT_MOVED));
    }

    @Test
    void findsMoneyThatNobodyAskedFor() {
        withDamage(
                "update payment_attempt set gateway_key = 'of-another' where gateway_key = ?",
                "update payment_attempt set gateway_key = ? where gateway_key = 'of-another'",
                () -> assertThat(found(id)).containsExactly(Cause.NOT_OURS));
    }

    @Test
    void findsARefundThatWasNotPosted() {
        cancel(guest, id);
        assertThat(paymentStatus(id)).isEqualTo("refunded");
        String refund = column("select gateway_key from refund where reservation_id = ?", id)
                .getFirst();
        change("update folio_posting set posting_key = 'lost' where posting_key = ?", refund);
        assertThat(found(id)).containsExactly(Cause.REFUNDED_NOT_POSTED);
        change("update folio_posting set posting_key = ? where posting_key = 'lost'", refund);
    }

    @Test
    void findsAChargebackThatWasNotPosted() {
        String charge = column("select gateway_reference from payment_attempt where gateway_key = ?", key)
                .getFirst();
        String dispute = operations
                .post("/v1/sandbox/gateway/disputes", Map.of("chargeReference", charge, "reason", "fraudulent"))
                .at("/reference");
        assertThat(found(dispute)).containsExactly(Cause.CHARGEBACK_NOT_POSTED);
        change("delete from sandbox_dispute where reference = ?", dispute);
    }

    @Test
    void listsWhatIsStillOpenAsNoContradiction() {
        String open = placed(guest, hotel.wish("standard", "flexible", arrival, 2));
        payWithoutWaiting(guest, open, "tok_needs_action");
        List<GatewayDifference> differences = differences(open);
        assertThat(differences).extracting(GatewayDifference::cause).containsExactly(Cause.STILL_OPEN);
        assertThat(differences).noneMatch(GatewayDifference::isContradiction);
    }

    private void withDamage(String damage, String repair, Runnable look) {
        change(damage, key);
        try {
            look.run();
        } finally {
            change(repair, key);
        }
    }

    private void change(String update, String value) {
        lodgeflow.settle();
        lodgeflow
                .bean(Transactions.class)
                .run(() -> assertThat(lodgeflow.jdbc().update(update, value)).isOne());
    }

    private List<Cause> found(String start) {
        return differences(start).stream().map(GatewayDifference::cause).toList();
    }

    /** Of the booking only: other tests share the database. */
    private List<GatewayDifference> differences(String start) {
        lodgeflow.settle();
        return new GatewayReconciliation(JdbcClient.create(lodgeflow.jdbc()), lodgeflow.bean(PaymentGateway.class))
                        .differences(
                                lodgeflow.now().minus(Duration.ofDays(1)),
                                lodgeflow.now().plusSeconds(1))
                        .stream()
                        .filter(difference -> difference.key().startsWith(start))
                        .toList();
    }
}
