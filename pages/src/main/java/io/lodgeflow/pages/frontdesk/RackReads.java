package io.lodgeflow.pages.frontdesk;

import io.lodgeflow.domain.reservation.ReservationStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The room rack: each room's nights over some days, and the bookings of these days that have no room yet. */
@Component
class RackReads {

    private final JdbcTemplate jdbc;

    RackReads(JdbcTemplate jdbc) {
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
        jdbc.query(
                "select t.id, t.name, r.id, r.number, r.floor, r.status from room r join room_type t on t.id ="
                        + " r.room_type_id where r.hotel_id = ? and r.deleted_at is null"
                        + " order by t.grade, t.code, length(r.number), r.number",
                row -> {
                    String room = row.getString(3);
                    types.computeIfAbsent(row.getString(1), id -> type(row, id))
                            .rooms()
                            .add(new RoomRow(
                                    room,
                                    row.getString(4),
                                    row.getInt(5),
                                    row.getString(6),
                                    cells(dates, nights.getOrDefault(room, Map.of()))));
                },
                hotelId);
        return List.copyOf(types.values());
    }

    private static TypeRows type(ResultSet row, String id) {
        try {
            return new TypeRows(id, row.getString(2), new ArrayList<>());
        } catch (SQLException unreadable) {
            throw new IllegalStateException(unreadable);
        }
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
        return jdbc.query(
                "select n.room_id, n.stay_date, r.*, t.name as type_name from room_night n join room o on o.id = n.room_id"
                        + " join reservation r on r.id = n.reservation_id join room_type t on t.id = r.room_type_id"
                        + " where o.hotel_id = ? and n.stay_date >= ? and n.stay_date < ?",
                (row, number) -> new Night(
                        row.getString("room_id"),
                        Objects.requireNonNull(row.getObject("stay_date", LocalDate.class)),
                        booking(row)),
                hotelId,
                from,
                to);
    }

    private List<Booking> unassigned(String hotelId, LocalDate from, LocalDate to) {
        return jdbc.query(
                "select r.*, t.name as type_name from reservation r join room_type t on t.id = r.room_type_id"
                        + " where r.hotel_id = ? and r.arrival >= ? and r.arrival < ? and r.rooms_assigned = false"
                        + " and r.status in ('CONFIRMED', 'PAID') order by r.arrival, r.vip_level desc, r.id limit 60",
                (row, number) -> booking(row),
                hotelId,
                from.minusDays(1),
                to);
    }

    private static Booking booking(ResultSet row) throws SQLException {
        return new Booking(
                row.getString("id"),
                row.getInt("version"),
                row.getString("confirmation_number"),
                row.getString("guest_name"),
                row.getInt("vip_level"),
                ReservationStatus.valueOf(row.getString("status")),
                Objects.requireNonNull(row.getObject("arrival", LocalDate.class)),
                Objects.requireNonNull(row.getObject("departure", LocalDate.class)),
                row.getInt("rooms"),
                row.getString("room_type_id"),
                row.getString("type_name"));
    }
}
