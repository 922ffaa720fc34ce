package io.lodgeflow.domain.rates;

import io.lodgeflow.domain.catalogue.RatePlan.PaymentPlan;
import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.stay.HouseTimes;
import io.lodgeflow.domain.stay.StayDates;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;

/**
 * Everything a hotel says to one wish (room type, rate plan, stay): house rules, price and rooms left of every night, as
 * read at one moment without any lock. Whether the rooms are really there is decided only when the nights are taken.
 *
 * @param depositPercent share of the price that is due within the hold; 0 unless the plan asks for a deposit
 * @param datesChangeable whether arrival and departure may be changed once it is booked
 * @param nights the nights on sale, ascending; shorter than the stay when the calendar does not reach or has gaps
 */
public record Offer(
        String hotelId,
        String roomTypeId,
        String ratePlanId,
        PaymentPlan paymentPlan,
        int depositPercent,
        String cancellationPolicy,
        boolean datesChangeable,
        HouseTimes times,
        Currency currency,
        int occupancy,
        int bookingHorizonDays,
        boolean onSale,
        StayDates stay,
        List<Night> nights) {

    /** Of a plan without a deposit, whose dates may be changed. */
    public Offer(
            String hotelId,
            String roomTypeId,
            String ratePlanId,
            PaymentPlan paymentPlan,
            String cancellationPolicy,
            HouseTimes times,
            Currency currency,
            int occupancy,
            int bookingHorizonDays,
            boolean onSale,
            StayDates stay,
            List<Night> nights) {
        this(
                hotelId,
                roomTypeId,
                ratePlanId,
                paymentPlan,
                0,
                cancellationPolicy,
                true,
                times,
                currency,
                occupancy,
                bookingHorizonDays,
                onSale,
                stay,
                nights);
    }

    /**
     * One night of the stay.
     *
     * @param price of one room under the rate plan
     * @param roomsLeft how many rooms may still be sold, overbooking included; never negative
     */
    public record Night(LocalDate date, Money price, int roomsLeft) {}

    /** True if every night of the stay is in the calendar. */
    public boolean isComplete() {
        return nights.size() == stay.roomDates().size();
    }

    /** Rooms left on the scarcest night; 0 if a night is missing. */
    public int roomsLeft() {
        return isComplete() ? nights.stream().mapToInt(Night::roomsLeft).min().orElse(0) : 0;
    }

    public List<Money> nightlyPrices() {
        return nights.stream().map(Night::price).toList();
    }

    /** Price of the stay for so many rooms. */
    public Money total(int rooms) {
        return nights.stream()
                .map(Night::price)
                .reduce(Money.zero(currency), Money::plus)
                .times(rooms);
    }
}
