package io.lodgeflow.scenarios.replay;

import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** An invented line of the dataset with the columns that the replay reads, which finds them by name. Immutable. */
record RecordedStay(Map<String, String> values) {

    /** Two adults in a room of type A, 100.00 a night, booked a month ahead, nothing paid in advance, checked out in time. */
    static RecordedStay of(LocalDate arrival, int nights) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("lead_time", "30");
        values.put("arrival_date_year", "" + arrival.getYear());
        values.put("arrival_date_month", arrival.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH));
        values.put("arrival_date_day_of_month", "" + arrival.getDayOfMonth());
        values.put("stays_in_weekend_nights", "0");
        values.put("stays_in_week_nights", "" + nights);
        values.put("adults", "2");
        values.put("children", "0");
        values.put("reserved_room_type", "A");
        values.put("deposit_type", "No Deposit");
        values.put("adr", "100");
        values.put("reservation_status", "Check-Out");
        values.put("reservation_status_date", arrival.plusDays(nights).toString());
        return new RecordedStay(values);
    }

    RecordedStay with(String column, String value) {
        Map<String, String> changed = new LinkedHashMap<>(values);
        if (changed.put(column, value) == null) {
            throw new IllegalArgumentException("no column " + column);
        }
        return new RecordedStay(changed);
    }

    String header() {
        return String.join(",", values.keySet());
    }

    String line() {
        return String.join(",", values.values());
    }
}
