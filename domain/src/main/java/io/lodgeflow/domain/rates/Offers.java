package io.lodgeflow.domain.rates;

import io.lodgeflow.domain.stay.StayDates;
import java.time.LocalDate;
import java.util.Optional;

/** Port to prices and availability. */
public interface Offers {

    /** Empty if the hotel has no such room type or rate plan; one read, no lock. */
    Optional<Offer> find(String hotelId, String roomTypeId, String ratePlanId, StayDates stay);

    /**
     * Sets the price of each night, for nights the calendar has, and keeps the old price in the price history.
     *
     * @param from first night
     * @param to the night after the last
     * @return how many nights were changed
     */
    int setPrices(String roomTypeId, LocalDate from, LocalDate to, long priceMinor, String changedBy);
}
