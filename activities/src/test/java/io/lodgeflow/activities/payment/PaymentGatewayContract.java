package io.lodgeflow.activities.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.activities.payment.GatewayWorld.Card;
import io.lodgeflow.domain.payment.PaymentGateway.Charge;
import io.lodgeflow.domain.payment.PaymentGateway.ChargeOutcome;
import io.lodgeflow.domain.payment.PaymentGateway.CloseOutcome;
import io.lodgeflow.domain.payment.PaymentGateway.RefundOrder;
import io.lodgeflow.domain.payment.PaymentGateway.RefundOutcome;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every adapter of the gateway port guarantees. Both adapters pass the very same tests. */
public abstract class PaymentGatewayContract extends GatewayContract {

    // ---- charges

    @Test
    void aGoodCardIsChargedOnceHoweverOftenItIsAsked() {
        ChargeOutcome first = charge("k1", Card.GOOD);
        assertThat(first).isInstanceOf(ChargeOutcome.Captured.class);
        for (int repetition = 0; repetition < 3; repetition++) {
            assertThat(charge("k1", Card.GOOD)).isEqualTo(first);
        }
        assertThat(world().gateway().look("k1")).contains(first);
        assertThat(moved()).containsExactly("CHARGE k1 200.00 EUR settled");
    }

    @Test
    void twoKeysAreTwoCharges() {
        assertThat(charge("k1", Card.GOOD)).isNotEqualTo(charge("k2", Card.GOOD));
        assertThat(moved()).containsExactlyInAnyOrder("CHARGE k1 200.00 EUR settled", "CHARGE k2 200.00 EUR settled");
    }

    @Test
    void theSameKeyAtTheSameMomentChargesOnce() throws Exception {
        for (ChargeOutcome outcome : atOnce(8, () -> charge("k1", Card.GOOD))) {
            assertThat(outcome).isInstanceOfAny(ChargeOutcome.Captured.class, ChargeOutcome.Unknown.class);
        }
        assertThat(charge("k1", Card.GOOD)).isInstanceOf(ChargeOutcome.Captured.class);
        assertThat(moved()).containsExactly("CHARGE k1 200.00 EUR settled");
    }

    @ParameterizedTest
    @EnumSource(names = {"DECLINED", "INSUFFICIENT_FUNDS", "EXPIRED", "UNKNOWN_TO_THE_GATEWAY"})
    void aBadCardIsDeclinedForGood(Card card) {
        ChargeOutcome.Declined declined = (ChargeOutcome.Declined) charge("k1", card);
        assertThat(declined.code()).matches("[a-z_]+");
        assertThat(declined.detail()).isNotBlank();
        assertThat(charge("k1", card)).isInstanceOf(ChargeOutcome.Declined.class);
        assertThat(charge("k1", Card.GOOD)).isInstanceOf(ChargeOutcome.Declined.class);
        assertThat(moved()).isEmpty();
    }

    @Test
    void theReasonOfADeclineIsTold() {
        assertThat(((ChargeOutcome.Declined) charge("k1", Card.INSUFFICIENT_FUNDS)).code())
                .isEqualTo("insufficient_funds");
        assertThat(((ChargeOutcome.Declined) charge("k2", Card.EXPIRED)).code()).isEqualTo("expired_card");
        assertThat(((ChargeOutcome.Declined) charge("k3", Card.DECLINED)).code())
                .isEqualTo("do_not_honor");
    }

    @ParameterizedTest
    @EnumSource(names = {"TIMEOUT_BEFORE", "TIMEOUT_AFTER"})
    void silenceIsUnknownAndAskingAgainTells(Card card) {
        assertThat(charge("k1", card)).isInstanceOf(ChargeOutcome.Unknown.class);
        assertThat(charge("k1", card)).isInstanceOf(ChargeOutcome.Captured.class);
        assertThat(moved()).containsExactly("CHARGE k1 200.00 EUR settled");
    }

    @Test
    void afterSilenceLookingTellsToo() {
        charge("k1", Card.TIMEOUT_AFTER);
        assertThat(world().gateway().look("k1"))
                .hasValueSatisfying(outcome -> assertThat(outcome).isInstanceOf(ChargeOutcome.Captured.class));
        charge("k2", Card.TIMEOUT_BEFORE);
        assertThat(world().gateway().look("k2")).isEmpty();
    }

    @Test
    void nobodyThereIsUnavailableAndMovesNothing() {
        assertThat(world().unreachable().charge(new Charge("k1", PRICE, world().tokenWhenUnreachable(), "res_1")))
                .isInstanceOf(ChargeOutcome.Unavailable.class);
        assertThat(moved()).isEmpty();
    }

    @Test
    void lookingMovesNothing() {
        assertThat(world().gateway().look("never-heard-of")).isEmpty();
        assertThat(moved()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"NEEDS_ACTION", "DECIDED_LATE"})
    void whatIsPendingIsCapturedLater(Card card) {
        ChargeOutcome.Pending pending = (ChargeOutcome.Pending) charge("k1", card);
        assertThat(pending.nextAction() != null).isEqualTo(card == Card.NEEDS_ACTION);
        assertThat(charge("k1", card)).isEqualTo(pending);
        assertThat(world().gateway().look("k1")).contains(pending);
        assertThat(moved()).isEmpty();

        world().decide(pending.reference(), true);

        ChargeOutcome captured = charge("k1", card);
        assertThat(captured).isEqualTo(new ChargeOutcome.Captured(pending.reference()));
        assertThat(world().gateway().look("k1")).contains(captured);
        assertThat(moved()).containsExactly("CHARGE k1 200.00 EUR settled");
    }

    @ParameterizedTest
    @EnumSource(names = {"NEEDS_ACTION", "DECIDED_LATE"})
    void whatIsPendingIsDeclinedLater(Card card) {
        world().decide(((ChargeOutcome.Pending) charge("k1", card)).reference(), false);
        assertThat(charge("k1", card)).isInstanceOf(ChargeOutcome.Declined.class);
        assertThat(world().gateway().look("k1")).get().isInstanceOf(ChargeOutcome.Declined.class);
        assertThat(moved()).isEmpty();
    }

    // ---- closing the door

    @Test
    void aClosedKeyIsNeverCaptured() {
        assertThat(world().gateway().close("k1")).isEqualTo(new CloseOutcome.Closed());
        assertThat(world().gateway().close("k1")).isEqualTo(new CloseOutcome.Closed());
        assertThat(charge("k1", Card.GOOD)).isInstanceOf(ChargeOutcome.Declined.class);
        assertThat(world().gateway().look("k1")).get().isInstanceOf(ChargeOutcome.Declined.class);
        assertThat(moved()).isEmpty();
    }

    @Test
    void aPendingChargeIsClosed() {
        charge("k1", Card.NEEDS_ACTION);
        assertThat(world().gateway().close("k1")).isEqualTo(new CloseOutcome.Closed());
        assertThat(charge("k1", Card.NEEDS_ACTION)).isInstanceOf(ChargeOutcome.Declined.class);
        assertThat(moved()).isEmpty();
    }

    @Test
    void closingComesTooLateForWhatIsCaptured() {
        ChargeOutcome.Captured captured = (ChargeOutcome.Captured) charge("k1", Card.GOOD);
        CloseOutcome late = new CloseOutcome.AlreadyCaptured(captured.reference());
        assertThat(world().gateway().close("k1")).isEqualTo(late);
        assertThat(world().gateway().close("k1")).isEqualTo(late);
        assertThat(charge("k1", Card.GOOD)).isEqualTo(captured);
    }

    @Test
    void theBankMayStillDecideWhatItCannotBeStoppedFrom() {
        String reference = ((ChargeOutcome.Pending) charge("k1", Card.DECIDED_LATE)).reference();
        assertThat(world().gateway().close("k1")).isEqualTo(new CloseOutcome.Undecided(reference));
        world().decide(reference, true);
        assertThat(world().gateway().close("k1")).isEqualTo(new CloseOutcome.AlreadyCaptured(reference));
        assertThat(world().gateway().look("k1")).contains(new ChargeOutcome.Captured(reference));
    }

    @Test
    void anOrderLostOnItsWayIsClosed() {
        charge("k1", Card.TIMEOUT_BEFORE);
        CloseOutcome closed = world().gateway().close("k1");
        assertThat(closed).isEqualTo(new CloseOutcome.Closed());
        assertThat(charge("k1", Card.TIMEOUT_BEFORE)).isInstanceOf(ChargeOutcome.Declined.class);
        assertThat(moved()).isEmpty();
    }

    @Test
    void chargeAndCloseAtTheSameMomentAgree() throws Exception {
        for (int round = 0; round < 10; round++) {
            String key = "race-" + round;
            List<Object> outcomes = atOnce(List.of(
                    () -> charge(key, Card.GOOD), () -> world().gateway().close(key)));
            boolean captured = charge(key, Card.GOOD) instanceof ChargeOutcome.Captured;
            assertThat(moved().contains("CHARGE " + key + " 200.00 EUR settled"))
                    .isEqualTo(captured);
            if (captured) {
                assertThat(outcomes).doesNotContain(new CloseOutcome.Closed());
            } else {
                assertThat(outcomes).noneMatch(ChargeOutcome.Captured.class::isInstance);
            }
        }
    }

    // ---- refunds

    @Test
    void aRefundIsMadeOnceHoweverOftenItIsAsked() {
        RefundOrder order = refundOf(charge("k1", Card.GOOD), "r1", "200.00");
        assertThat(world().gateway().lookRefund(order)).isEmpty();
        RefundOutcome first = world().gateway().refund(order);
        assertThat(first).isInstanceOf(RefundOutcome.Succeeded.class);
        assertThat(world().gateway().refund(order)).isEqualTo(first);
        assertThat(world().gateway().lookRefund(order)).contains(first);
        assertThat(moved()).containsExactly("CHARGE k1 200.00 EUR settled", "REFUND r1 200.00 EUR settled");
    }

    @Test
    void severalRefundsNeverGiveBackMoreThanWasCharged() {
        ChargeOutcome charge = charge("k1", Card.GOOD);
        assertThat(refund(charge, "r1", "150.00")).isInstanceOf(RefundOutcome.Succeeded.class);
        assertThat(refund(charge, "r2", "60.00")).isInstanceOf(RefundOutcome.Failed.class);
        assertThat(refund(charge, "r3", "50.00")).isInstanceOf(RefundOutcome.Succeeded.class);
        assertThat(refund(charge, "r2", "60.00")).isInstanceOf(RefundOutcome.Failed.class);
        assertThat(moved())
                .containsExactlyInAnyOrder(
                        "CHARGE k1 200.00 EUR settled", "REFUND r1 150.00 EUR settled", "REFUND r3 50.00 EUR settled");
    }

    @Test
    void whatWasNeverChargedIsNotRefunded() {
        RefundOrder order = new RefundOrder("r1", "nothing", PRICE);
        assertThat(world().gateway().refund(order)).isInstanceOf(RefundOutcome.Failed.class);
        assertThat(moved()).isEmpty();
    }

    @Test
    void aPendingRefundSucceedsLater() {
        RefundOrder order = refundOf(charge("k1", Card.REFUND_PENDING), "r1", "80.00");
        RefundOutcome.Pending pending =
                (RefundOutcome.Pending) world().gateway().refund(order);
        assertThat(world().gateway().lookRefund(order)).contains(pending);
        assertThat(moved()).containsExactly("CHARGE k1 200.00 EUR settled", "REFUND r1 80.00 EUR open");

        world().decide(pending.reference(), true);

        assertThat(world().gateway().refund(order)).isEqualTo(new RefundOutcome.Succeeded(pending.reference()));
        assertThat(moved()).containsExactly("CHARGE k1 200.00 EUR settled", "REFUND r1 80.00 EUR settled");
    }

    @Test
    void aPendingRefundFailsLaterAndForGood() {
        ChargeOutcome charge = charge("k1", Card.REFUND_PENDING);
        world().decide(((RefundOutcome.Pending) refund(charge, "r1", "80.00")).reference(), false);
        assertThat(refund(charge, "r1", "80.00")).isInstanceOf(RefundOutcome.Failed.class);
        assertThat(refund(charge, "r1", "80.00")).isInstanceOf(RefundOutcome.Failed.class);
        assertThat(moved()).containsExactly("CHARGE k1 200.00 EUR settled");
        assertThat(refund(charge, "r2", "200.00")).isInstanceOf(RefundOutcome.Pending.class);
    }

    @Test
    void silenceOverARefundIsUnknownAndAskingAgainTells() {
        ChargeOutcome charge = charge("k1", Card.REFUND_TIMEOUT_AFTER);
        assertThat(refund(charge, "r1", "200.00")).isInstanceOf(RefundOutcome.Unknown.class);
        assertThat(refund(charge, "r1", "200.00")).isInstanceOf(RefundOutcome.Succeeded.class);
        assertThat(moved()).containsExactly("CHARGE k1 200.00 EUR settled", "REFUND r1 200.00 EUR settled");
    }
}
