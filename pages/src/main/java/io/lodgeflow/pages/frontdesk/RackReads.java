package io.lodgeflow.pages.frontdesk;

import io.lodgeflow.domain.reservation.ReservationStatus;
import io.lodgeflow.engine.time.UtcTime;
import io.lodgeflow.web.ReaderLanguage;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The room rack: each room's nights over some days, and the bookings of these days that have no room yet. */
@Component
class RackReads {

    private static final String NIGHTS = """
            select n.room_id, n.stay_date, r.*, r.guest_name as guest, {name} as room_type
            from room_night n join room o on o.id = n.room_id
            join reservation r on r.id = n.reservation_id join room_type t on t.id = r.room_type_id
            where o.hotel_id = ? and n.stay_date >= ? and n.stay_date < ?
            """;

    private static final String UNASSIGNED = """
            select r.*, r.guest_name as guest, {name} as room_type
            from reservation r join room_type t on t.id = r.room_type_id
            where r.hotel_id = ? and r.arrival >= ? and r.arrival < ? and r.rooms_assigned = false
              and r.status in ('CONFIRMED', 'PAID') order by r.arrival, r.vip_level desc, r.id limit 60
            """;

    private static final RowMapper<Booking> BOOKING = UtcTime.rows(Booking.class);

    private final JdbcClient jdbc;

    RackReads(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A stretch of nights in a room's row.
     *
     * @param span nights that are shown of it
     * @param booking absent: the room is free
     */
    record Cell(LocalDate date, int span, @Nullable Booking booking) {}

    record Booking(
            String id,
            int version,
            String confirmationNumber,
            String guest,
            int vipLevel,
            ReservationStatus status,
            LocalDate arrival,
            LocalDate departure,
            int rooms,
            String roomTypeId,
            String roomType) {

        /** The front desk can still move it to another room. */
        public boolean isMovable() {
            return rooms == 1 && status.holdsNights();
        }
    }

    record RoomRow(String id, String number, int floor, String status, List<Cell> cells) {}

    record TypeRows(String id, String name, List<RoomRow> rooms) {}

    record Rack(List<LocalDate> days, List<TypeRows> types, List<Booking> unassigned) {}

    private record Night(String roomId, LocalDate date, Booking booking) {}

    Rack of(String hotelId, LocalDate from, int days) {
        List<LocalDate> dates = from.datesUntil(from.plusDays(days)).toList();
        Map<String, Map<LocalDate, Booking>> nights = new LinkedHashMap<>();
        nights(hotelId, from, from.plusDays(days))
                .forEach(night -> nights.computeIfAbsent(night.roomId(), room -> new LinkedHashMap<>())
                        .put(night.date(), night.booking()));
        return new Rack(dates, types(hotelId, dates, nights), unassigned(hotelId, from, from.plusDays(days)));
    }

    private List<TypeRows> types(String hotelId, List<LocalDate> dates, Map<String, Map<LocalDate, Booking>> nights) {
        Map<String, TypeRows> types = new LinkedHashMap<>();
        jdbc.sql(named("""
                select t.id, {name}, r.id, r.number, r.floor, r.status
                from room r join room_type t on t.id = r.room_type_id
                where r.hotel_id = ? and r.deleted_at is null order by t.grade, t.code, length(r.number), r.number
                """)).param(hotelId).query(row -> {
            String type = row.getString(1);
            String name = row.getString(2);
            String room = row.getString(3);
            types.computeIfAbsent(type, id -> new TypeRows(id, name, new ArrayList<>()))
                    .rooms()
                    .add(new RoomRow(
                            room,
                            row.getString(4),
                            row.getInt(5),
                            row.getString(6),
                            cells(dates, nights.getOrDefault(room, Map.of()))));
        });
        return List.copyOf(types.values());
    }

    private static List<Cell> cells(List<LocalDate> dates, Map<LocalDate, Booking> nights) {
        List<Cell> cells = new ArrayList<>();
        for (int day = 0; day < dates.size(); ) {
            Booking booking = nights.get(dates.get(day));
            int span = 1;
            while (booking != null
                    && day + span < dates.size()
                    && sameBooking(booking, nights.get(dates.get(day + span)))) {
                span++;
            }
            cells.add(new Cell(dates.get(day), span, booking));
            day += span;
        }
        return List.copyOf(cells);
    }

    private static boolean sameBooking(Booking one, @Nullable Booking other) {
        return other != null && other.id().equals(one.id());
    }

    private List<Night> nights(String hotelId, LocalDate from, LocalDate to) {
        return jdbc.sql(named(NIGHTS))
                .params(hotelId, from, to)
                .query((row, number) -> new Night(
                        row.getString("room_id"),
                        Objects.requireNonNull(row.getObject("stay_date", LocalDate.class)),
                        Objects.requireNonNull(BOOKING.mapRow(row, number))))
                .list();
    }

    private List<Booking> unassigned(String hotelId, LocalDate from, LocalDate to) {
        return jdbc.sql(named(UNASSIGNED))
                .params(hotelId, from.minusDays(1), to)
                .query(BOOKING)
                .list();
    }

    /** With the room type's name as whoever looks reads it. */
    private static String named(String sql) {
        return sql.replace("{name}", ReaderLanguage.nameColumn("t"));
    }
}
