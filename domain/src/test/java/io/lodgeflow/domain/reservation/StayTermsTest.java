package io.lodgeflow.domain.reservation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.stay.StayDates;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Terms, their prices in one column, and the wish to change them. */
class StayTermsTest {

    private static final Currency WON = Currency.getInstance("KRW");
    private static final LocalDate ARRIVAL = LocalDate.of(2026, 6, 10);

    private static Money won(long minor) {
        return new Money(minor, WON);
    }

    private static StayTerms terms(int nights, int rooms, Money... prices) {
        return new StayTerms("rmt_1", StayDates.of(ARRIVAL, nights), rooms, 2, 0, List.of(prices));
    }

    @Test
    void pricesComeBackAsTheyWereWritten() {
        for (List<Money> prices : List.of(
                List.of(won(0)),
                List.of(won(150_000), won(0), won(150_001)),
                Collections.nCopies(90, won(Long.MAX_VALUE)))) {
            assertThat(PriceList.read(PriceList.write(prices), WON)).isEqualTo(prices);
        }
        assertThat(PriceList.write(List.of(won(1), won(20), won(300)))).isEqualTo("1,20,300");
    }

    @Test
    void theLongestStayAtTheHighestPriceFitsTheColumn() {
        List<Money> dearest = Collections.nCopies(StayDates.MOST_NIGHTS + 1, won(Long.MAX_VALUE));
        assertThat(PriceList.write(dearest).length()).isLessThanOrEqualTo(2_000);
    }

    @Test
    void theTotalIsEveryNightForEveryRoom() {
        StayTerms terms = terms(3, 2, won(10), won(20), won(40));
        assertThat(terms.total()).isEqualTo(won(140));
        assertThat(terms.totalOfFirst(0)).isEqualTo(won(0));
        assertThat(terms.totalOfFirst(2)).isEqualTo(won(60));
        assertThat(terms.totalOfFirst(9)).isEqualTo(terms.total());
    }

    @Test
    void aDayUseHasThePriceOfItsDate() {
        assertThat(terms(0, 1, won(7)).total()).isEqualTo(won(7));
    }

    @Test
    void thereIsOnePriceForEachRoomDate() {
        assertThatIllegalArgumentException().isThrownBy(() -> terms(2, 1, won(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> terms(0, 1));
    }

    @Test
    void aChangeEndsOnce() {
        StayTerms longer = Bookings.terms(StayDates.of(ARRIVAL, 3), 1);
        Money difference = Money.ofMinor(10_000, "EUR");
        Reservation booking = Bookings.in(ReservationStatus.PAID);
        Modification change = Bookings.change(booking, longer);
        assertThat(change.terms()).isEqualTo(longer);
        assertThat(change.difference()).isEqualTo(difference);
        change.decline("No money");
        assertThatIllegalStateException().isThrownBy(change::apply);
        assertThatIllegalStateException().isThrownBy(() -> change.decline("again"));
        assertThat(change.status()).isEqualTo(Modification.Status.DECLINED);
        assertThat(change.declineReason()).isEqualTo("No money");
    }
}
