package io.lodgeflow.activities.assignment;

import io.lodgeflow.domain.assignment.AssignedRoom;
import io.lodgeflow.domain.assignment.RoomAllocations;
import io.lodgeflow.domain.stay.StayDates;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

@Repository
class JdbcRoomAllocations implements RoomAllocations {

    private final JdbcTemplate jdbc;
    private final NamedParameterJdbcTemplate named;

    JdbcRoomAllocations(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.named = new NamedParameterJdbcTemplate(jdbc);
    }

    @Override
    public void lockRack(String hotelId) {
        jdbc.queryForObject("select id from hotel where id = ? for update", String.class, hotelId);
    }

    @Override
    public Set<String> occupiedRooms(Collection<String> roomIds, StayDates stay, String exceptReservationId) {
        return roomIds.isEmpty()
                ? Set.of()
                : occupied(
                        "r.id in (" + String.join(", ", Collections.nCopies(roomIds.size(), "?")) + ")",
                        roomIds,
                        stay,
                        exceptReservationId);
    }

    /** By the hotel, because H2 compares each room with a list of all, which is a million times at a thousand rooms. */
    @Override
    public Set<String> occupiedRoomsOf(String hotelId, StayDates stay, String exceptReservationId) {
        return occupied("r.hotel_id = ?", List.of(hotelId), stay, exceptReservationId);
    }

    /**
     * Each night of each room by its key: given a range of dates, MySQL (joined with rooms) or H2 (with a list of rooms) would
     * read every night that the rooms ever had.
     */
    private Set<String> occupied(
            String condition, Collection<String> conditionValues, StayDates stay, String exceptReservationId) {
        List<LocalDate> nights = stay.arrival().datesUntil(stay.roomFreeFrom()).toList();
        List<Object> values = new ArrayList<>(nights);
        values.addAll(conditionValues);
        values.add(exceptReservationId);
        return new HashSet<>(jdbc.queryForList(
                "select distinct n.room_id from room r cross join ("
                        + String.join(
                                " union all ", Collections.nCopies(nights.size(), "select cast(? as date) as night"))
                        + ") d join room_night n on n.room_id = r.id and n.stay_date = d.night where " + condition
                        + " and n.reservation_id <> ?",
                String.class,
                values.toArray()));
    }

    @Override
    public void allocate(String reservationId, StayDates stay, List<AssignedRoom> rooms) {
        releaseFrom(reservationId, stay.arrival());
        List<Object[]> rows = new ArrayList<>();
        for (int position = 0; position < rooms.size(); position++) {
            for (LocalDate date : stay.roomDates()) {
                rows.add(new Object[] {rooms.get(position).roomId(), date, reservationId, position});
            }
        }
        try {
            jdbc.batchUpdate(
                    "insert into room_night (room_id, stay_date, reservation_id, position) values (?, ?, ?, ?)", rows);
        } catch (DuplicateKeyException takenMeanwhile) {
            throw new ConcurrencyFailureException(
                    "a room for " + reservationId + " was taken at the same moment", takenMeanwhile);
        }
    }

    /** Looked for without locks and deleted by their keys, because a range would wait for the nights of other bookings. */
    @Override
    public void releaseFrom(String reservationId, LocalDate date) {
        List<Object[]> nights = jdbc.query(
                "select room_id, stay_date from room_night where reservation_id = ? and stay_date >= ?",
                (row, number) -> new Object[] {row.getString(1), row.getObject(2, LocalDate.class)},
                reservationId,
                date);
        if (!nights.isEmpty()) {
            jdbc.batchUpdate("delete from room_night where room_id = ? and stay_date = ?", nights);
        }
    }

    @Override
    public List<String> reservationsIn(String roomId) {
        return jdbc.query(
                "select distinct n.reservation_id from room_night n join reservation r on r.id = n.reservation_id"
                        + " where n.room_id = ? and r.status in ('CONFIRMED', 'PAID', 'CHECKED_IN') and n.stay_date ="
                        + " (select max(l.stay_date) from room_night l where l.reservation_id = n.reservation_id)"
                        + " order by n.reservation_id",
                (row, number) -> row.getString(1),
                roomId);
    }

    @Override
    public List<AssignedRoom> of(String reservationId) {
        return jdbc.query(
                "select r.id, r.number, r.room_type_id from room_night n join room r on r.id = n.room_id"
                        + " where n.reservation_id = ? and n.stay_date ="
                        + " (select max(l.stay_date) from room_night l where l.reservation_id = ?) order by n.position",
                (row, number) -> new AssignedRoom(row.getString(1), row.getString(2), row.getString(3)),
                reservationId,
                reservationId);
    }

    /** All nights are read and the last one kept: a stay is short, and neither database looks for each booking's last by itself. */
    @Override
    public Map<String, List<AssignedRoom>> ofAll(Collection<String> reservationIds) {
        Map<String, List<AssignedRoom>> rooms = new HashMap<>();
        Map<String, LocalDate> lastNights = new HashMap<>();
        named.query(
                "select n.reservation_id, n.stay_date, r.id, r.number, r.room_type_id from room_night n"
                        + " join room r on r.id = n.room_id where n.reservation_id in (:reservations)"
                        + " order by n.stay_date, n.position",
                Map.of("reservations", reservationIds),
                row -> {
                    String reservationId = row.getString(1);
                    LocalDate night = row.getObject(2, LocalDate.class);
                    if (!night.equals(lastNights.put(reservationId, night))) {
                        rooms.put(reservationId, new ArrayList<>());
                    }
                    rooms.computeIfAbsent(reservationId, none -> new ArrayList<>())
                            .add(new AssignedRoom(row.getString(3), row.getString(4), row.getString(5)));
                });
        return rooms;
    }
}
