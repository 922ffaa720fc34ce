package io.lodgeflow.activities.assignment;

import io.lodgeflow.domain.assignment.AssignedRoom;
import io.lodgeflow.domain.assignment.RoomAllocations;
import io.lodgeflow.domain.stay.StayDates;
import io.lodgeflow.engine.time.UtcTime;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcRoomAllocations implements RoomAllocations {

    /**
     * Each night of each room by its key: given a range of dates, MySQL (joined with rooms) or H2 (with a list of rooms) would
     * read every night that the rooms ever had.
     */
    private static final String OCCUPIED = """
            select distinct n.room_id from room r cross join ($nights) d
            join room_night n on n.room_id = r.id and n.stay_date = d.night
            where n.reservation_id <> :except and\s""";

    private static final String OUT_OF_ORDER = """
            union select r.id from room r where r.out_of_order_from < :until
            and (r.out_of_order_to is null or r.out_of_order_to > :from) and\s""";

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    JdbcRoomAllocations(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    @Override
    public void lockRack(String hotelId) {
        jdbc.sql("select id from hotel where id = ? for update")
                .param(hotelId)
                .query(String.class)
                .single();
    }

    @Override
    public Set<String> occupiedRooms(Collection<String> roomIds, StayDates stay, String exceptReservationId) {
        return roomIds.isEmpty() ? Set.of() : occupied("r.id in (:rooms)", roomIds, stay, exceptReservationId);
    }

    /** By the hotel, because H2 compares each room with a list of all, which is a million times at a thousand rooms. */
    @Override
    public Set<String> occupiedRoomsOf(String hotelId, StayDates stay, String exceptReservationId) {
        return occupied("r.hotel_id = :rooms", hotelId, stay, exceptReservationId);
    }

    /** Or out of order on one of those dates. */
    private Set<String> occupied(String which, Object rooms, StayDates stay, String exceptReservationId) {
        List<LocalDate> dates = stay.arrival().datesUntil(stay.roomFreeFrom()).toList();
        Map<String, Object> values = new HashMap<>(Map.of(
                "rooms", rooms, "except", exceptReservationId, "from", stay.arrival(), "until", stay.roomFreeFrom()));
        String sql = OCCUPIED + which + " " + OUT_OF_ORDER + which;
        List<String> nights = new ArrayList<>();
        for (int night = 0; night < dates.size(); night++) {
            nights.add("select cast(:night" + night + " as date) as night");
            values.put("night" + night, dates.get(night));
        }
        return jdbc.sql(sql.replace("$nights", String.join(" union all ", nights)))
                .params(values)
                .query((row, number) -> row.getString(1))
                .set();
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
            batches.batchUpdate(
                    "insert into room_night (room_id, stay_date, reservation_id, position) values (?, ?, ?, ?)", rows);
        } catch (DuplicateKeyException takenMeanwhile) {
            throw new ConcurrencyFailureException(
                    "a room for " + reservationId + " was taken at the same moment", takenMeanwhile);
        }
    }

    /** Looked for without locks and deleted by their keys, because a range would wait for the nights of other bookings. */
    @Override
    public void releaseFrom(String reservationId, LocalDate date) {
        List<Object[]> nights = jdbc.sql(
                        "select room_id, stay_date from room_night where reservation_id = ? and stay_date >= ?")
                .params(reservationId, date)
                .query((row, number) -> new Object[] {row.getString(1), row.getObject(2, LocalDate.class)})
                .list();
        if (!nights.isEmpty()) {
            batches.batchUpdate("delete from room_night where room_id = ? and stay_date = ?", nights);
        }
    }

    @Override
    public List<String> reservationsIn(String roomId) {
        return jdbc.sql("""
                select distinct n.reservation_id from room_night n join reservation r on r.id = n.reservation_id
                where n.room_id = ? and r.status in ('CONFIRMED', 'PAID', 'CHECKED_IN') and n.stay_date =
                    (select max(l.stay_date) from room_night l where l.reservation_id = n.reservation_id)
                order by n.reservation_id
                """)
                .param(roomId)
                .query((row, number) -> row.getString(1))
                .list();
    }

    @Override
    public List<AssignedRoom> of(String reservationId) {
        return jdbc.sql("""
                select r.id as room_id, r.number, r.room_type_id from room_night n join room r on r.id = n.room_id
                where n.reservation_id = ? and n.stay_date =
                    (select max(l.stay_date) from room_night l where l.reservation_id = ?)
                order by n.position
                """)
                .params(reservationId, reservationId)
                .query(UtcTime.rows(AssignedRoom.class))
                .list();
    }

    /** All nights are read and the last one kept: a stay is short, and neither database looks for each booking's last by itself. */
    @Override
    public Map<String, List<AssignedRoom>> ofAll(Collection<String> reservationIds) {
        Map<String, List<AssignedRoom>> rooms = new HashMap<>();
        Map<String, LocalDate> lastNights = new HashMap<>();
        jdbc.sql("""
                select n.reservation_id, n.stay_date, r.id, r.number, r.room_type_id
                from room_night n join room r on r.id = n.room_id
                where n.reservation_id in (:reservations) order by n.stay_date, n.position
                """).param("reservations", reservationIds).query(row -> {
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
