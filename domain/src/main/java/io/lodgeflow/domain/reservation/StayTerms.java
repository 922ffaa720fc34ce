package io.lodgeflow.domain.reservation;

import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.stay.StayDates;
import java.util.Currency;
import java.util.List;

/**
 * What was agreed: which rooms on which dates for which price. A modification replaces it as a whole.
 *
 * @param nightlyPrices price of one room for each room date of the stay, ascending
 */
public record StayTerms(
        String roomTypeId, StayDates stay, int rooms, int adults, int children, List<Money> nightlyPrices) {

    public StayTerms {
        nightlyPrices = List.copyOf(nightlyPrices);
        if (nightlyPrices.size() != stay.roomDates().size()) {
            throw new IllegalArgumentException(
                    nightlyPrices.size() + " prices for " + stay.roomDates().size() + " room dates");
        }
    }

    public Money total() {
        Currency currency = nightlyPrices.getFirst().currency();
        return nightlyPrices.stream().reduce(Money.zero(currency), Money::plus).times(rooms);
    }

    /** Price of the first so many room dates, for all rooms. */
    public Money totalOfFirst(int dates) {
        Currency currency = nightlyPrices.getFirst().currency();
        return nightlyPrices.stream()
                .limit(dates)
                .reduce(Money.zero(currency), Money::plus)
                .times(rooms);
    }
}
