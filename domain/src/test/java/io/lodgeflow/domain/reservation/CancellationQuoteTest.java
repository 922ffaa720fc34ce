package io.lodgeflow.domain.reservation;

import static io.lodgeflow.domain.reservation.Bookings.STAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.domain.catalogue.CancellationPolicy;
import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.words.Sentence;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CancellationQuoteTest {

    /** Answers with the percentage given, and remembers what it was asked. */
    private static final class AskedPolicy implements CancellationPolicy {
        private final int percent;
        private final List<String> asked = new ArrayList<>();

        AskedPolicy(int percent) {
            this.percent = percent;
        }

        @Override
        public String currentVersion() {
            return "version 2";
        }

        @Override
        public Rule decide(String version, String policy, int daysBeforeArrival) {
            asked.add(version + ", " + policy + ", " + daysBeforeArrival);
            return new Rule(percent, Sentence.said("because"));
        }
    }

    private static CancellationQuote quote(AskedPolicy policy, long paidMinor, LocalDate today) {
        return CancellationQuote.of(
                Bookings.in(ReservationStatus.PAID),
                Money.ofMinor(paidMinor, "EUR"),
                Money.ofMinor(0, "EUR"),
                policy,
                today);
    }

    @Test
    void asksTheTableOfTheDayOfBookingForTheDaysByTheHotelsCalendar() {
        AskedPolicy policy = new AskedPolicy(50);
        quote(policy, 100, STAY.arrival().minusDays(7));
        quote(policy, 100, STAY.arrival());
        quote(policy, 100, STAY.arrival().plusDays(1));
        assertThat(policy.asked)
                .containsExactly("version 1, FLEXIBLE, 7", "version 1, FLEXIBLE, 0", "version 1, FLEXIBLE, -1");
    }

    @Test
    void whatComesBackAndWhatIsKeptMakeWhatWasPaid() {
        for (int percent = 0; percent <= 100; percent++) {
            for (long paid : new long[] {0, 1, 3, 99, 10_001}) {
                CancellationQuote quote = quote(new AskedPolicy(percent), paid, STAY.arrival());
                assertThat(quote.refund().plus(quote.fee())).isEqualTo(quote.paid());
                assertThat(quote.fee().isNegative()).isFalse();
            }
        }
    }

    @Test
    void halfACentGoesToTheGuest() {
        CancellationQuote quote =
                quote(new AskedPolicy(50), 10_001, STAY.arrival().minusDays(3));
        assertThat(quote)
                .isEqualTo(new CancellationQuote(
                        3,
                        50,
                        Money.ofMinor(10_001, "EUR"),
                        new GiveBack(Money.ofMinor(5_001, "EUR"), 0, Money.ofMinor(5_001, "EUR")),
                        Money.ofMinor(0, "EUR"),
                        Money.ofMinor(5_000, "EUR"),
                        Sentence.of("policy.figures", "50.00 EUR", "50.01 EUR")));
    }
}
