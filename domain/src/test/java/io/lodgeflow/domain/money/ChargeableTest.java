package io.lodgeflow.domain.money;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a card can be charged, and that shares of it can be charged too. */
class ChargeableTest {

    @ParameterizedTest
    @CsvSource({
        "0.00, EUR, true", "0.30, EUR, false", "0.49, EUR, false", "0.50, EUR, true", "0.30, GBP, true",
        "12.345, KWD, false", "12.340, KWD, true", "10.20, MGA, false", "10.00, MGA, true", "49, JPY, false",
        "50, JPY, true", "1, KRW, true", "-1.00, EUR, false"
    })
    void whatCanBeCharged(String amount, String currency, boolean can) {
        assertThat(Chargeable.is(Money.parse(amount, currency))).isEqualTo(can);
    }

    @ParameterizedTest
    @CsvSource({"12.340, KWD, 90, 11.110", "12.340, KWD, 50, 6.170", "1001.00, MGA, 50, 501.00", "10.01, EUR, 50, 5.01"
    })
    void sharesAreRoundedToWhatCanBeCharged(String amount, String currency, int percent, String share) {
        assertThat(Money.parse(amount, currency).percent(percent)).isEqualTo(Money.parse(share, currency));
    }
}
