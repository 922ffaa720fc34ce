package io.lodgeflow.application.demo;

import io.lodgeflow.engine.time.UtcTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Keeps the calendars of the demo's room types some nights long, counted from the hotel's own date. Only nights after the
 * last one of a calendar are written: sold nights and prices that somebody changed stay as they are. Rooms, overbooking and
 * base price are those the hotel has by then. Opens no transaction.
 */
final class DemoCalendars {

    /** How many unless told otherwise; tonight is the first. */
    static final int NIGHTS = 400;

    private static final int BATCH = 1_000;

    /**
     * The last night is asked for as the key is ordered: for {@code max} both databases read each calendar whole (240 of
     * 1,500 nights: 210 ms on H2, 100 ms on MySQL), and so one entry of each (3 ms).
     */
    private static final String CALENDARS = """
            select t.id, t.hotel_id, t.base_price_minor, h.time_zone, h.overbooking_percent,
                (select count(*) from room r where r.room_type_id = t.id and r.deleted_at is null) as rooms,
                (select n.stay_date from room_type_night n where n.room_type_id = t.id
                    order by n.room_type_id desc, n.stay_date desc limit 1) as last_night
            from room_type t join hotel h on h.id = t.hotel_id
            where t.deleted_at is null and h.deleted_at is null and t.id like 'rmt_demo_%'
            order by t.id""";

    private static final String INSERT = """
            insert into room_type_night (room_type_id, stay_date, hotel_id, rooms, sell_limit, reserved, price_minor)
            values (?, ?, ?, ?, ?, 0, ?)""";

    private record Calendar(
            String id,
            String hotelId,
            long basePriceMinor,
            ZoneId timeZone,
            int overbookingPercent,
            int rooms,
            @Nullable LocalDate lastNight) {

        int sellLimit() {
            return rooms * overbookingPercent / 100;
        }

        LocalDate firstMissing(LocalDate today) {
            return lastNight == null || lastNight.isBefore(today) ? today : lastNight.plusDays(1);
        }
    }

    private record Night(Calendar calendar, LocalDate date, long priceMinor) {}

    private final JdbcTemplate database;
    private final Map<String, DemoHotel> hotels;
    private final int nights;

    DemoCalendars(JdbcTemplate database, DemoCatalogue catalogue, int nights) {
        this.database = database;
        this.nights = nights;
        hotels = catalogue.hotels().stream()
                .collect(Collectors.toUnmodifiableMap(hotel -> hotel.hotel().id(), Function.identity()));
    }

    /** @return how many nights were added */
    int extend(Instant now) {
        List<Night> missing = new ArrayList<>();
        for (Calendar calendar : calendars()) {
            DemoHotel hotel = hotels.get(calendar.hotelId());
            if (hotel != null) {
                missing.addAll(missing(calendar, hotel, LocalDate.ofInstant(now, calendar.timeZone())));
            }
        }
        database.batchUpdate(INSERT, missing, BATCH, (row, night) -> {
            row.setString(1, night.calendar().id());
            row.setObject(2, night.date());
            row.setString(3, night.calendar().hotelId());
            row.setInt(4, night.calendar().rooms());
            row.setInt(5, night.calendar().sellLimit());
            row.setLong(6, night.priceMinor());
        });
        return missing.size();
    }

    private List<Night> missing(Calendar calendar, DemoHotel hotel, LocalDate today) {
        return calendar.firstMissing(today)
                .datesUntil(latest(calendar.firstMissing(today), today.plusDays(nights)))
                .map(date -> new Night(calendar, date, hotel.priceMinor(calendar.basePriceMinor(), date)))
                .toList();
    }

    private static LocalDate latest(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private List<Calendar> calendars() {
        return database.query(CALENDARS, UtcTime.rows(Calendar.class));
    }
}
