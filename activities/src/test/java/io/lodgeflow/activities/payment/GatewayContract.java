package io.lodgeflow.activities.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.activities.payment.GatewayWorld.Card;
import io.lodgeflow.activities.payment.GatewayWorld.Delivery;
import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.payment.GatewayInbox.GatewayEvent;
import io.lodgeflow.domain.payment.PaymentGateway.CardSetup;
import io.lodgeflow.domain.payment.PaymentGateway.Charge;
import io.lodgeflow.domain.payment.PaymentGateway.ChargeOutcome;
import io.lodgeflow.domain.payment.PaymentGateway.Dispute;
import io.lodgeflow.domain.payment.PaymentGateway.Movement;
import io.lodgeflow.domain.payment.PaymentGateway.RefundOrder;
import io.lodgeflow.domain.payment.PaymentGateway.RefundOutcome;
import io.lodgeflow.domain.payment.PaymentGateway.SetupOutcome;
import io.lodgeflow.domain.result.Result;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every adapter guarantees of cards that are kept, of disputes and of events; and the words of the whole contract. */
abstract class GatewayContract {

    /** When everything happens. */
    protected static final Instant NOW = Instant.parse("2026-06-01T08:00:00Z");

    static final Money PRICE = Money.parse("200.00", "EUR");

    private @Nullable GatewayWorld opened;

    protected abstract GatewayWorld open();

    @BeforeEach
    void openWorld() {
        opened = open();
    }

    @AfterEach
    void closeWorld() {
        world().close();
    }

    protected final GatewayWorld world() {
        return java.util.Objects.requireNonNull(opened);
    }

    // ---- cards that are kept

    @Test
    void aGoodCardIsKeptAndMayBeChargedLater() {
        SetupOutcome kept = setUp("s1", Card.GOOD);
        assertThat(kept).isInstanceOf(SetupOutcome.Ready.class);
        assertThat(setUp("s1", Card.GOOD)).isEqualTo(kept);
        assertThat(moved()).isEmpty();
        String token = ((SetupOutcome.Ready) kept).paymentToken();
        assertThat(world().gateway().charge(new Charge("k1", PRICE, token, "res_1")))
                .isInstanceOf(ChargeOutcome.Captured.class);
        assertThat(moved()).containsExactly("CHARGE k1 200.00 EUR settled");
    }

    @ParameterizedTest
    @EnumSource(names = {"DECLINED", "INSUFFICIENT_FUNDS", "EXPIRED", "UNKNOWN_TO_THE_GATEWAY"})
    void aBadCardIsNotKept(Card card) {
        assertThat(setUp("s1", card)).isInstanceOf(SetupOutcome.Refused.class);
        assertThat(moved()).isEmpty();
    }

    @Test
    void aCardThatItsOwnerMustConfirmIsNotKeptYet() {
        SetupOutcome.ActionNeeded needed = (SetupOutcome.ActionNeeded) setUp("s1", Card.NEEDS_ACTION);
        assertThat(needed.nextAction()).isNotBlank();
        assertThat(setUp("s1", Card.NEEDS_ACTION)).isEqualTo(needed);
    }

    @Test
    void nobodyThereKeepsNoCard() {
        assertThat(world().unreachable().setUp(new CardSetup("s1", world().tokenWhenUnreachable())))
                .isInstanceOf(SetupOutcome.Unknown.class);
    }

    private SetupOutcome setUp(String key, Card card) {
        return world().gateway().setUp(new CardSetup(key, world().token(card)));
    }

    // ---- disputes and events

    @Test
    void aChargebackIsAMovement() {
        ChargeOutcome.Captured charge = (ChargeOutcome.Captured) charge("k1", Card.GOOD);
        String reference = world().dispute(charge.reference());
        Dispute dispute = world().gateway().lookDispute(reference).orElseThrow();
        assertThat(dispute.chargeReference()).isEqualTo(charge.reference());
        assertThat(dispute.amount()).isEqualTo(PRICE);
        assertThat(dispute.status()).isEqualTo(Dispute.Status.OPEN);
        assertThat(dispute.withdrawn()).isTrue();
        assertThat(moved())
                .containsExactlyInAnyOrder("CHARGE k1 200.00 EUR settled", "CHARGEBACK null 200.00 EUR settled");
        assertThat(world().gateway().lookDispute("never-heard-of")).isEmpty();
    }

    @Test
    void anInquiryMovesNothingAndLeavesRefundsPossible() {
        ChargeOutcome.Captured charge = (ChargeOutcome.Captured) charge("k1", Card.GOOD);
        Dispute inquiry = world().gateway()
                .lookDispute(world().inquire(charge.reference()))
                .orElseThrow();
        assertThat(inquiry.status()).isEqualTo(Dispute.Status.OPEN);
        assertThat(inquiry.withdrawn()).isFalse();
        assertThat(inquiry.evidenceDueAt()).isAfter(NOW);
        assertThat(moved()).containsExactly("CHARGE k1 200.00 EUR settled");
        assertThat(refund(charge, "r1", "200.00")).isInstanceOf(RefundOutcome.Succeeded.class);
    }

    @Test
    void eventsAreReadWhenTheyAreSignedAndAlwaysHaveTheSameId() {
        String reference = ((ChargeOutcome.Pending) charge("k1", Card.NEEDS_ACTION)).reference();
        world().decide(reference, true);
        Delivery delivery = world().lastEvent();
        GatewayEvent event = read(delivery).orThrow();
        assertThat(event.gateway()).isEqualTo(world().gateway().name());
        assertThat(event.subject()).isEqualTo(GatewayEvent.Subject.CHARGE);
        assertThat(event.key()).isEqualTo("k1");
        assertThat(event.reference()).isEqualTo(reference);
        assertThat(read(delivery).orThrow()).isEqualTo(event);
    }

    @Test
    void eventsOfRefundsAndDisputesNameTheirSubject() {
        ChargeOutcome charge = charge("k1", Card.REFUND_PENDING);
        world().decide(((RefundOutcome.Pending) refund(charge, "r1", "80.00")).reference(), true);
        GatewayEvent refunded = read(world().lastEvent()).orThrow();
        assertThat(refunded.subject()).isEqualTo(GatewayEvent.Subject.REFUND);
        assertThat(refunded.key()).isEqualTo("r1");

        String dispute = world().dispute(((ChargeOutcome.Captured) charge).reference());
        GatewayEvent disputed = read(world().lastEvent()).orThrow();
        assertThat(disputed.subject()).isEqualTo(GatewayEvent.Subject.DISPUTE);
        assertThat(disputed.reference()).isEqualTo(dispute);
        assertThat(disputed.id()).isNotEqualTo(refunded.id());
    }

    @Test
    void whatPeopleGiveBackAtTheGatewayItselfIsListedWithoutAKey() {
        ChargeOutcome.Captured charge = (ChargeOutcome.Captured) charge("k1", Card.GOOD);
        refund(charge, "r1", "50.00");
        world().refundByHand(charge.reference(), "80.00");
        GatewayEvent told = read(world().lastEvent()).orThrow();
        assertThat(told.subject()).isEqualTo(GatewayEvent.Subject.REFUND);
        assertThat(told.key()).isNull();
        assertThat(told.reference()).isEqualTo(charge.reference());
        assertThat(world().gateway().refundsOf(charge.reference()).stream().map(GatewayContract::line))
                .containsExactlyInAnyOrder("REFUND r1 50.00 EUR settled", "REFUND null 80.00 EUR settled");
        assertThat(refund(charge, "r2", "80.00")).isInstanceOf(RefundOutcome.Failed.class);
    }

    @Test
    void aForgedEventIsRefused() {
        world().decide(((ChargeOutcome.Pending) charge("k1", Card.NEEDS_ACTION)).reference(), true);
        Delivery delivery = world().lastEvent();
        assertThat(read(new Delivery(delivery.body() + " ", delivery.headers())))
                .isInstanceOf(Result.Refused.class);
        assertThat(read(new Delivery(delivery.body(), java.util.Map.of()))).isInstanceOf(Result.Refused.class);
    }

    private Result<GatewayEvent> read(Delivery delivery) {
        return world().webhook().read(delivery.body(), delivery.headers()::get);
    }

    // ---- words

    protected final ChargeOutcome charge(String key, Card card) {
        return world().gateway().charge(new Charge(key, PRICE, world().token(card), "res_1"));
    }

    protected final RefundOutcome refund(ChargeOutcome charge, String key, String amount) {
        return world().gateway().refund(refundOf(charge, key, amount));
    }

    static RefundOrder refundOf(ChargeOutcome charge, String key, String amount) {
        return new RefundOrder(
                key, ((ChargeOutcome.Captured) charge).reference(), Money.parse(amount, PRICE.currencyCode()));
    }

    /** Each movement of the hour in one line. */
    protected final List<String> moved() {
        return world().gateway().movements(NOW.minusSeconds(1800), NOW.plusSeconds(1800)).stream()
                .map(GatewayContract::line)
                .toList();
    }

    private static String line(Movement movement) {
        return movement.kind() + " " + movement.key() + " " + movement.amount().decimal() + " "
                + movement.amount().currencyCode() + (movement.settled() ? " settled" : " open");
    }

    static <T> List<T> atOnce(int times, Callable<T> call) throws Exception {
        return atOnce(java.util.Collections.nCopies(times, call));
    }

    static <T> List<T> atOnce(List<? extends Callable<? extends T>> calls) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<? extends T>> answers = new ArrayList<>();
            calls.forEach(call -> answers.add(threads.submit(call)));
            List<T> outcomes = new ArrayList<>();
            for (Future<? extends T> answer : answers) {
                outcomes.add(answer.get());
            }
            return outcomes;
        }
    }
}
