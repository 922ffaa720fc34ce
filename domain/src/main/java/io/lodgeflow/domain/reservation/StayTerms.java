package io.lodgeflow.domain.reservation;

import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.stay.StayDates;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was agreed: which rooms on which dates for which price. A modification replaces it as a whole.
 *
 * @param currencyCode ISO 4217
 * @param prices price of one room for each room date of the stay, ascending, as {@link PriceList} writes it
 */
@Embeddable
public record StayTerms(
        String roomTypeId,
        @Embedded StayDates stay,
        int rooms,
        int adults,
        int children,
        @Column(name = "currency") String currencyCode,
        @Column(name = "nightly_prices") String prices) {

    /** @param nightlyPrices price of one room for each room date of the stay, ascending */
    public StayTerms(
            String roomTypeId, StayDates stay, int rooms, int adults, int children, List<Money> nightlyPrices) {
        this(
                roomTypeId,
                stay,
                rooms,
                adults,
                children,
                nightlyPrices.isEmpty() ? "" : nightlyPrices.getFirst().currencyCode(),
                PriceList.write(nightlyPrices));
        int dates = stay.roomDates().size();
        if (nightlyPrices.size() != dates) {
            throw new IllegalArgumentException(nightlyPrices.size() + " prices for " + dates + " room dates");
        }
    }

    public Currency currency() {
        return Currency.getInstance(currencyCode);
    }

    public List<Money> nightlyPrices() {
        return PriceList.read(prices, currency());
    }

    /** @param expected the price that the caller has seen; absent if it does not care */
    public Optional<Refusal> refusalAtOtherPrice(@Nullable Money expected) {
        Money total = total();
        return expected == null || expected.equals(total)
                ? Optional.empty()
                : Optional.of(Refusal.conflict("price_changed", total, expected)
                        .withFacts(Map.of("total", total.decimal(), "currency", total.currencyCode())));
    }

    public Money total() {
        return totalOfFirst(Integer.MAX_VALUE);
    }

    /** Price of the first so many room dates, for all rooms. */
    public Money totalOfFirst(int dates) {
        return nightlyPrices().stream()
                .limit(dates)
                .reduce(Money.zero(currency()), Money::plus)
                .times(rooms);
    }
}
