package io.lodgeflow.pages.frontdesk;

import io.lodgeflow.pages.frontdesk.DeskHotels.DeskHotel;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The state of the house: its rooms now, today's movements, and how full the coming nights are. */
@Component
class HouseStatusReads {

    private static final int NIGHTS = 14;

    private final JdbcTemplate jdbc;

    HouseStatusReads(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @param guest who is in it or holds it tonight; absent if nobody */
    record RoomTile(
            String id,
            String number,
            String type,
            String status,
            @Nullable String reservationId,
            @Nullable String guest) {}

    record Floor(int floor, List<RoomTile> rooms) {}

    /** @param percent of the rooms that are sold; above 100 when overbooked */
    record Night(LocalDate date, int rooms, int sold, int percent) {

        /** Of the bar in a picture that is 60 high. */
        public int barHeight() {
            return Math.min(100, percent) * 60 / 100;
        }
    }

    record House(
            Map<String, Long> byStatus,
            long arrivalsExpected,
            long arrived,
            long departuresExpected,
            long departed,
            long inHouse,
            long guestsInHouse,
            List<Night> nights,
            List<Floor> floors) {}

    House of(DeskHotel hotel) {
        LocalDate today = hotel.today();
        return new House(
                byStatus(hotel.id()),
                count("arrival = ? and status in ('CONFIRMED', 'PAID')", hotel.id(), today),
                count("arrival = ? and status in ('CHECKED_IN', 'CHECKED_OUT')", hotel.id(), today),
                count("arrival <= ? and departure <= ? and status = 'CHECKED_IN'", hotel.id(), today, today),
                count("arrival <= ? and departure = ? and status = 'CHECKED_OUT'", hotel.id(), today, today),
                count("arrival <= ? and status = 'CHECKED_IN'", hotel.id(), today),
                guests(hotel.id(), today),
                nights(hotel.id(), today),
                floors(hotel.id(), today));
    }

    private Map<String, Long> byStatus(String hotelId) {
        Map<String, Long> counts = new LinkedHashMap<>();
        jdbc.query(
                "select status, count(*) from room where hotel_id = ? and deleted_at is null group by status",
                row -> {
                    counts.put(row.getString(1), row.getLong(2));
                },
                hotelId);
        return counts;
    }

    private long count(String condition, Object... values) {
        return Objects.requireNonNull(jdbc.queryForObject(
                "select count(*) from reservation where hotel_id = ? and " + condition, Long.class, values));
    }

    private long guests(String hotelId, LocalDate today) {
        return Objects.requireNonNull(jdbc.queryForObject(
                "select coalesce(sum(adults + children), 0) from reservation where hotel_id = ? and arrival <= ? and status"
                        + " = 'CHECKED_IN'",
                Long.class,
                hotelId,
                today));
    }

    private List<Night> nights(String hotelId, LocalDate today) {
        return jdbc.query(
                "select stay_date, sum(rooms), sum(reserved) from room_type_night where hotel_id = ? and stay_date >= ?"
                        + " and stay_date < ? group by stay_date order by stay_date",
                (row, number) -> new Night(
                        Objects.requireNonNull(row.getObject(1, LocalDate.class)),
                        row.getInt(2),
                        row.getInt(3),
                        row.getInt(2) == 0 ? 0 : Math.round(100f * row.getInt(3) / row.getInt(2))),
                hotelId,
                today,
                today.plusDays(NIGHTS));
    }

    private List<Floor> floors(String hotelId, LocalDate today) {
        Map<Integer, List<RoomTile>> floors = new LinkedHashMap<>();
        jdbc.query(
                "select o.floor, o.id, o.number, t.name, o.status, r.id, r.guest_name from room o join room_type t on"
                        + " t.id = o.room_type_id left join room_night n on n.room_id = o.id and n.stay_date = ? left join"
                        + " reservation r on r.id = n.reservation_id where o.hotel_id = ? and o.deleted_at is null"
                        + " order by o.floor desc, length(o.number), o.number",
                row -> {
                    floors.computeIfAbsent(row.getInt(1), floor -> new ArrayList<>())
                            .add(new RoomTile(
                                    row.getString(2),
                                    row.getString(3),
                                    row.getString(4),
                                    row.getString(5),
                                    row.getString(6),
                                    row.getString(7)));
                },
                today,
                hotelId);
        return floors.entrySet().stream()
                .map(entry -> new Floor(entry.getKey(), List.copyOf(entry.getValue())))
                .toList();
    }
}
