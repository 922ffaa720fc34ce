package io.lodgeflow.pages.guest;

import io.lodgeflow.domain.catalogue.Catalogue;
import io.lodgeflow.domain.catalogue.Hotel;
import io.lodgeflow.domain.catalogue.RatePlan;
import io.lodgeflow.domain.catalogue.RatePlan.PaymentPlan;
import io.lodgeflow.domain.catalogue.RoomType;
import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.rates.Offer;
import io.lodgeflow.domain.rates.Offers;
import io.lodgeflow.domain.rates.PlacingPolicy;
import io.lodgeflow.domain.reservation.PaymentTerms;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.engine.transaction.Transactions;
import io.lodgeflow.pages.guest.BookForm.Stay;
import io.lodgeflow.web.ReaderLanguage;
import io.lodgeflow.web.search.CancellationTerms;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What a hotel offers for a stay, as the pages of booking show it.
 *
 * @param total of all rooms and nights; absent when the calendar does not reach
 * @param dueNow what is paid online to keep the rooms; zero when all is paid at the hotel
 * @param penalties what canceling costs, by date at the hotel
 * @param refusal why it cannot be booked; absent if it can
 */
record Offered(
        Hotel hotel,
        String roomType,
        String plan,
        PaymentPlan payment,
        Stay stay,
        List<PriceLine> lines,
        @Nullable Money total,
        Money dueNow,
        List<CancellationTerms.Penalty> penalties,
        boolean datesChangeable,
        @Nullable Refusal refusal) {

    /** @param to the last of these nights */
    record PriceLine(LocalDate from, LocalDate to, int nights, int rooms, Money price, Money sum) {}

    /** Another room or rate for the same stay. */
    record Alternative(String roomType, String plan, Money total, Stay stay) {}

    /** Nights of the same price, one after the other, are one line. */
    static List<PriceLine> lines(List<LocalDate> nights, List<Money> prices, int rooms) {
        List<PriceLine> lines = new ArrayList<>();
        for (int i = 0; i < Math.min(nights.size(), prices.size()); i++) {
            PriceLine last = lines.isEmpty() ? null : lines.getLast();
            Money price = prices.get(i);
            boolean same = last != null && last.price().equals(price);
            LocalDate from = last != null && same ? last.from() : nights.get(i);
            int count = last != null && same ? last.nights() + 1 : 1;
            PriceLine line = new PriceLine(
                    from, nights.get(i), count, rooms, price, price.times(count).times(rooms));
            if (same) {
                lines.set(lines.size() - 1, line);
            } else {
                lines.add(line);
            }
        }
        return List.copyOf(lines);
    }

    /** The price is another than the one that was seen. */
    boolean isPriceChanged() {
        return total != null && stay.expected() != null && !total.equals(stay.expected());
    }

    public Money later() {
        return total == null ? dueNow : total.minus(dueNow);
    }

    @Component
    static class Reads {

        private static final int MOST_ALTERNATIVES = 5;

        private final Offers offers;
        private final Catalogue catalogue;
        private final CancellationTerms terms;
        private final Transactions transactions;
        private final Clock clock;

        Reads(Offers offers, Catalogue catalogue, CancellationTerms terms, Transactions transactions, Clock clock) {
            this.offers = offers;
            this.catalogue = catalogue;
            this.terms = terms;
            this.transactions = transactions;
            this.clock = clock;
        }

        Result<Offered> of(Stay stay) {
            return transactions.read(() -> {
                Optional<Offer> offer = offers.find(stay.hotelId(), stay.roomTypeId(), stay.ratePlanId(), stay.dates());
                return offer.isEmpty()
                        ? Result.refused(Refusal.notFound("offer", stay.hotelId()))
                        : Result.done(offered(stay, offer.get()));
            });
        }

        private Offered offered(Stay stay, Offer offer) {
            Instant now = clock.instant();
            RatePlan plan = catalogue.ratePlan(stay.ratePlanId()).orElseThrow();
            Money zero = Money.zero(offer.currency());
            Money total = offer.isComplete() ? offer.total(stay.rooms()) : null;
            PaymentTerms paid = PaymentTerms.of(offer, "");
            return new Offered(
                    catalogue.hotel(stay.hotelId()).orElseThrow(),
                    catalogue.roomType(stay.roomTypeId()).orElseThrow().name(ReaderLanguage.code()),
                    plan.name(ReaderLanguage.code()),
                    offer.paymentPlan(),
                    stay,
                    lines(stay.dates().roomDates(), offer.nightlyPrices(), stay.rooms()),
                    total,
                    total == null || offer.paymentPlan() == PaymentPlan.PAY_AT_HOTEL ? zero : paid.dueWithinHold(total),
                    total == null
                            ? List.of()
                            : terms.of(
                                    offer.cancellationPolicy(),
                                    offer.times().today(now),
                                    stay.dates().arrival(),
                                    total),
                    offer.datesChangeable(),
                    PlacingPolicy.refusal(offer, stay.rooms(), stay.adults() + stay.children(), now)
                            .orElse(null));
        }

        /** What else the house has for the same dates and guests, the least expensive first. */
        List<Alternative> alternatives(Stay stay) {
            return transactions.read(() -> catalogue.roomTypesOf(stay.hotelId()).stream()
                    .flatMap(type -> catalogue.ratePlansOf(stay.hotelId()).stream()
                            .flatMap(plan -> alternative(stay, type, plan).stream()))
                    .sorted(Comparator.comparing(other -> other.total().minorUnits()))
                    .limit(MOST_ALTERNATIVES)
                    .toList());
        }

        private Optional<Alternative> alternative(Stay stay, RoomType type, RatePlan plan) {
            return offers.find(stay.hotelId(), type.id(), plan.id(), stay.dates())
                    .filter(offer -> PlacingPolicy.refusal(
                                    offer, stay.rooms(), stay.adults() + stay.children(), clock.instant())
                            .isEmpty())
                    .map(offer -> new Alternative(
                            type.name(ReaderLanguage.code()),
                            plan.name(ReaderLanguage.code()),
                            offer.total(stay.rooms()),
                            stay.of(type.id(), plan.id(), offer.total(stay.rooms()))));
        }
    }
}
