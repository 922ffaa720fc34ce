package io.lodgeflow.application.replay;

import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A line in the form of the dataset; all of it is invented. Immutable. */
record BookingRow(Map<String, String> values) {

    private static final List<String> COLUMNS =
            Arrays.asList("hotel,is_canceled,lead_time,arrival_date_year,arrival_date_month,arrival_date_week_number,"
                    .concat("arrival_date_day_of_month,stays_in_weekend_nights,stays_in_week_nights,adults,children,")
                    .concat("babies,meal,country,market_segment,distribution_channel,is_repeated_guest,")
                    .concat("previous_cancellations,previous_bookings_not_canceled,reserved_room_type,")
                    .concat("assigned_room_type,booking_changes,deposit_type,agent,company,days_in_waiting_list,")
                    .concat("customer_type,adr,required_car_parking_spaces,total_of_special_requests,")
                    .concat("reservation_status,reservation_status_date")
                    .split(",", -1));

    static final String HEADER = String.join(",", COLUMNS);

    /** Two adults in a room of type A, 100.00 a night, booked a month ahead, nothing paid in advance, checked out in time. */
    static BookingRow of(LocalDate arrival, int nights) {
        Map<String, String> values = new LinkedHashMap<>();
        COLUMNS.forEach(column -> values.put(column, "0"));
        values.put("hotel", "Test Hotel");
        values.put("lead_time", "30");
        values.put("arrival_date_year", "" + arrival.getYear());
        values.put("arrival_date_month", arrival.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH));
        values.put("arrival_date_day_of_month", "" + arrival.getDayOfMonth());
        values.put("stays_in_week_nights", "" + nights);
        values.put("adults", "2");
        values.put("reserved_room_type", "A");
        values.put("deposit_type", "No Deposit");
        values.put("adr", "100");
        values.put("reservation_status", "Check-Out");
        values.put("reservation_status_date", arrival.plusDays(nights).toString());
        return new BookingRow(values);
    }

    BookingRow with(String column, String value) {
        Map<String, String> changed = new LinkedHashMap<>(values);
        if (changed.put(column, value) == null) {
            throw new IllegalArgumentException("no column " + column);
        }
        return new BookingRow(changed);
    }

    String line() {
        return String.join(",", values.values());
    }
}
