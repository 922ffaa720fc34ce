package io.lodgeflow.domain.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.lodgeflow.domain.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PaymentsTest {

    private static final Instant NOW = Instant.parse("2026-06-01T08:00:00Z");

    private static PaymentAttempt attempt(long minor) {
        return new PaymentAttempt(
                "pay_1",
                "res_1",
                PaymentAttempt.Purpose.BOOKING,
                1,
                Money.ofMinor(minor, "EUR"),
                "tok_ok",
                NOW.minusSeconds(60));
    }

    private static PaymentAttempt captured(long minor) {
        PaymentAttempt attempt = attempt(minor);
        attempt.capture("ref", NOW);
        return attempt;
    }

    @Test
    void theGatewayKeyIsTheBookingAndTheAttempt() {
        PaymentAttempt second = new PaymentAttempt(
                "pay_2", "res_1", PaymentAttempt.Purpose.BOOKING, 2, Money.ofMinor(1, "EUR"), "tok_ok", NOW);
        assertThat(attempt(1).gatewayKey()).isEqualTo("res_1:charge:1");
        assertThat(second.gatewayKey()).isEqualTo("res_1:charge:2");
    }

    @Test
    void anAttemptIsDecidedOnce() {
        PaymentAttempt captured = captured(100);
        assertThat(captured.isOpen()).isFalse();
        assertThat(captured.decidedAt()).isEqualTo(NOW);
        assertThat(captured.gatewayReference()).isEqualTo("ref");
        assertThatIllegalStateException().isThrownBy(() -> captured.capture("other", NOW.plusSeconds(1)));
        assertThatIllegalStateException().isThrownBy(() -> captured.decline("code", "detail", NOW.plusSeconds(1)));
        assertThat(captured.status()).isEqualTo(PaymentAttempt.Status.CAPTURED);
        assertThat(captured.gatewayReference()).isEqualTo("ref");
        assertThat(captured.declineCode()).isNull();
        assertThat(captured.decidedAt()).isEqualTo(NOW);

        PaymentAttempt declined = attempt(100);
        declined.decline("do_not_honor", "No.", NOW);
        assertThatIllegalStateException().isThrownBy(() -> declined.capture("ref", NOW));
        assertThat(declined.status()).isEqualTo(PaymentAttempt.Status.DECLINED);
        assertThat(declined.gatewayReference()).isNull();
    }

    @Test
    void unknownIsNotFailedAndNeverUndoesADecision() {
        PaymentAttempt attempt = attempt(100);
        attempt.outcomeUnknown();
        assertThat(attempt.status()).isEqualTo(PaymentAttempt.Status.UNKNOWN);
        assertThat(attempt.isOpen()).isTrue();
        attempt.capture("ref", NOW);
        attempt.outcomeUnknown();
        assertThat(attempt.status()).isEqualTo(PaymentAttempt.Status.CAPTURED);
    }

    @Test
    void onlyCapturedMoneyCanBeGivenBack() {
        PaymentAttempt open = attempt(100);
        assertThat(open.refundable().isZero()).isTrue();
        assertThatIllegalStateException().isThrownBy(() -> open.reserveRefund(Money.ofMinor(1, "EUR")));
        PaymentAttempt declined = attempt(100);
        declined.decline("do_not_honor", "No.", NOW);
        assertThat(declined.refundable().isZero()).isTrue();
        assertThatIllegalStateException().isThrownBy(() -> declined.reserveRefund(Money.ofMinor(1, "EUR")));
    }

    @Test
    void refundsInAnotherCurrencyAreRefused() {
        PaymentAttempt captured = captured(100);
        assertThatIllegalArgumentException().isThrownBy(() -> captured.reserveRefund(Money.ofMinor(1, "USD")));
        assertThat(captured.refundable()).isEqualTo(Money.ofMinor(100, "EUR"));
    }

    @Test
    void nothingIsTakenInTheNameOfARefund() {
        PaymentAttempt captured = captured(100);
        assertThatIllegalStateException().isThrownBy(() -> captured.reserveRefund(Money.ofMinor(-1, "EUR")));
        assertThat(captured.refundable()).isEqualTo(Money.ofMinor(100, "EUR"));
    }

    @Test
    void refundsTogetherNeverExceedWhatWasCaptured() {
        for (long seed = 0; seed < 1_000; seed++) {
            Random random = new Random(seed);
            long captured = 1L + random.nextInt(10_000);
            PaymentAttempt payment = captured(captured);
            long given = 0;
            List<Refund> refunds = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                Money part = Money.ofMinor(1L + random.nextInt(3_000), "EUR");
                if (given + part.minorUnits() <= captured) {
                    payment.reserveRefund(part);
                    refunds.add(new Refund("rfd_" + i, payment, part, "test", NOW));
                    given += part.minorUnits();
                } else {
                    assertThatIllegalStateException().isThrownBy(() -> payment.reserveRefund(part));
                }
                assertThat(payment.refundable()).as("seed " + seed).isEqualTo(Money.ofMinor(captured - given, "EUR"));
            }
            long promised = refunds.stream()
                    .mapToLong(refund -> refund.amount().minorUnits())
                    .sum();
            assertThat(promised).as("seed " + seed).isEqualTo(given).isLessThanOrEqualTo(captured);
        }
    }

    @Test
    void aRefundIsDecidedOnceAndHasAKeyOfItsOwn() {
        PaymentAttempt payment = captured(100);
        Refund first = new Refund("rfd_1", payment, Money.ofMinor(50, "EUR"), "cancellation", NOW);
        Refund second = new Refund("rfd_2", payment, Money.ofMinor(50, "EUR"), "cancellation", NOW);
        assertThat(first.gatewayKey()).isNotEqualTo(second.gatewayKey()).startsWith("res_1:refund:");
        assertThat(first.isDue()).isTrue();
        assertThatIllegalStateException().isThrownBy(() -> first.succeed("too early", NOW));
        first.begin();
        assertThatIllegalStateException().isThrownBy(first::begin);
        first.succeed("ref", NOW.plusSeconds(5));
        assertThatIllegalStateException().isThrownBy(() -> first.fail("no", NOW.plusSeconds(9)));
        assertThatIllegalStateException().isThrownBy(() -> first.succeed("other", NOW.plusSeconds(9)));
        assertThat(first.status()).isEqualTo(Refund.Status.SUCCEEDED);
        assertThat(first.gatewayReference()).isEqualTo("ref");
        assertThat(first.failure()).isNull();
        assertThat(first.decidedAt()).isEqualTo(NOW.plusSeconds(5));
        second.begin();
        second.fail("closed account", NOW);
        assertThatIllegalStateException().isThrownBy(() -> second.succeed("ref", NOW));
        assertThat(second.failure()).isEqualTo("closed account");
    }
}
