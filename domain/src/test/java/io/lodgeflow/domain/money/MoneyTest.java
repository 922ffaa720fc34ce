package io.lodgeflow.domain.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTest {

    private static final Currency EUR = Currency.getInstance("EUR");

    @ParameterizedTest
    @CsvSource({
        "120.50, EUR, 12050, 120.50",
        "120.5, EUR, 12050, 120.50",
        "120, EUR, 12000, 120.00",
        "0, EUR, 0, 0.00",
        "-3.07, EUR, -307, -3.07",
        "-0.01, EUR, -1, -0.01",
        "1E2, EUR, 10000, 100.00",
        "150000, KRW, 150000, 150000",
        "150000.0, KRW, 150000, 150000",
        "1.234, KWD, 1234, 1.234",
        "1.2, KWD, 1200, 1.200",
        "92233720368547758.07, EUR, 9223372036854775807, 92233720368547758.07"
    })
    void readsDecimalsOfCurrenciesWithNoneTwoAndThreePlaces(
            String decimal, String currency, long minorUnits, String written) {
        Money money = Money.parse(decimal, currency);
        assertThat(money).isEqualTo(Money.ofMinor(minorUnits, currency));
        assertThat(money.decimal()).isEqualTo(written);
        assertThat(money).hasToString(written + " " + currency);
        assertThat(Money.parse(money.decimal(), money.currencyCode())).isEqualTo(money);
    }

    @ParameterizedTest
    @CsvSource({"0.001, EUR", "0.5, KRW", "1.2345, KWD", "92233720368547758.08, EUR", "1E30, KRW"})
    void neverRoundsWhatDoesNotFit(String decimal, String currency) {
        assertThatThrownBy(() -> Money.parse(decimal, currency)).isInstanceOf(ArithmeticException.class);
    }

    @ParameterizedTest
    @CsvSource({"twelve, EUR", "'', EUR", "'1,5', EUR", "1, EURO", "1, XYZ"})
    void refusesWhatIsNoAmountOrNoCurrency(String decimal, String currency) {
        assertThatIllegalArgumentException().isThrownBy(() -> Money.parse(decimal, currency));
    }

    @Test
    void currenciesNeverMix() {
        Money euros = Money.ofMinor(100, "EUR");
        Money dollars = Money.ofMinor(100, "USD");
        assertThatIllegalArgumentException().isThrownBy(() -> euros.plus(dollars));
        assertThatIllegalArgumentException().isThrownBy(() -> euros.minus(dollars));
        assertThatIllegalArgumentException().isThrownBy(() -> euros.compareTo(dollars));
        assertThat(euros).isNotEqualTo(dollars);
    }

    @Test
    void overflowIsAnErrorAndNoOtherAmount() {
        Money most = new Money(Long.MAX_VALUE, EUR);
        Money least = new Money(Long.MIN_VALUE, EUR);
        Money cent = new Money(1, EUR);
        for (Runnable tooMuch : List.<Runnable>of(
                () -> most.plus(cent),
                () -> least.minus(cent),
                () -> most.times(2),
                least::negated,
                () -> most.percent(101))) {
            assertThatThrownBy(tooMuch::run).isInstanceOf(ArithmeticException.class);
        }
        assertThat(most.percent(100)).isEqualTo(most);
        assertThat(most.percent(0)).isEqualTo(Money.zero(EUR));
    }

    @ParameterizedTest
    @CsvSource({
        "1000, 50, 500",
        "1, 50, 1",
        "3, 50, 2",
        "1, 49, 0",
        "-1, 50, -1",
        "-3, 50, -2",
        "333, 33, 110",
        "10001, 90, 9001",
        "5, 10, 1",
        "4, 10, 0",
        "100, 0, 0",
        "100, 150, 150"
    })
    void percentRoundsHalfUpAwayFromZero(long minorUnits, int percent, long expected) {
        assertThat(new Money(minorUnits, EUR).percent(percent)).isEqualTo(new Money(expected, EUR));
    }

    @Test
    void aShareAndWhatIsLeftOfItMakeTheWhole() {
        for (long minor = 0; minor <= 1_000; minor++) {
            Money paid = new Money(minor, EUR);
            for (int percent = 0; percent <= 100; percent += 5) {
                Money share = paid.percent(percent);
                assertThat(share.plus(paid.minus(share))).isEqualTo(paid);
                assertThat(share.isNegative() || share.compareTo(paid) > 0).isFalse();
            }
        }
    }

    @Test
    void signsAndOrder() {
        Money zero = Money.zero(EUR);
        Money cent = new Money(1, EUR);
        assertThat(zero.isZero()).isTrue();
        assertThat(zero.isPositive() || zero.isNegative()).isFalse();
        assertThat(cent.isPositive()).isTrue();
        assertThat(cent.negated().isNegative()).isTrue();
        assertThat(List.of(cent, cent.negated(), zero).stream().sorted().toList())
                .containsExactly(cent.negated(), zero, cent);
        assertThat(cent.times(3)).isEqualTo(new Money(3, EUR));
        assertThat(cent.times(-3).negated()).isEqualTo(new Money(3, EUR));
    }
}
