package io.lodgeflow.activities.assignment;

import io.lodgeflow.domain.assignment.AssignedRoom;
import io.lodgeflow.domain.assignment.RoomAllocations;
import io.lodgeflow.domain.stay.StayDates;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

@Repository
class JdbcRoomAllocations implements RoomAllocations {

    private final JdbcTemplate jdbc;

    JdbcRoomAllocations(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void lockRack(String hotelId) {
        jdbc.queryForObject("select id from hotel where id = ? for update", String.class, hotelId);
    }

    @Override
    public Set<String> occupiedRooms(String hotelId, StayDates stay, String exceptReservationId) {
        return new HashSet<>(jdbc.queryForList(
                "select distinct n.room_id from room r join room_night n on n.room_id = r.id"
                        + " where r.hotel_id = ? and n.stay_date >= ? and n.stay_date < ? and n.reservation_id <> ?",
                String.class,
                hotelId,
                stay.arrival(),
                stay.roomFreeFrom(),
                exceptReservationId));
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
            throw new RoomTaken(reservationId, takenMeanwhile);
        }
    }

    @Override
    public void releaseFrom(String reservationId, LocalDate date) {
        jdbc.update("delete from room_night where reservation_id = ? and stay_date >= ?", reservationId, date);
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
}
