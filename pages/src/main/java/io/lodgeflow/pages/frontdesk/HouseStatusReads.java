package io.lodgeflow.pages.frontdesk;

import io.lodgeflow.engine.time.UtcTime;
import io.lodgeflow.pages.frontdesk.DeskHotels.DeskHotel;
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

/** The state of the house: its rooms now, today's movements, and how full the coming nights are. */
@Component
class HouseStatusReads {

    private static final int NIGHTS = 14;
    private static final String COUNT = "select count(*) from reservation where hotel_id = :hotel and ";
    private static final String GUESTS = """
            select coalesce(sum(adults + children), 0) from reservation
            where hotel_id = :hotel and arrival <= :today and status = 'CHECKED_IN'
            """;

    private final JdbcClient jdbc;

    HouseStatusReads(JdbcClient jdbc) {
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

    /**
     * @param percent of the rooms that are sold; above 100 when overbooked
     * @param beyond how many are sold beyond the rooms that exist and are in order
     */
    record Night(LocalDate date, int rooms, int sold, int percent, int beyond) {

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
        return new House(
                byStatus(hotel.id()),
                number(hotel, COUNT + "arrival = :today and status in ('CONFIRMED', 'PAID')"),
                number(hotel, COUNT + "arrival = :today and status in ('CHECKED_IN', 'CHECKED_OUT')"),
                number(hotel, COUNT + "arrival <= :today and departure <= :today and status = 'CHECKED_IN'"),
                number(hotel, COUNT + "arrival <= :today and departure = :today and status = 'CHECKED_OUT'"),
                number(hotel, COUNT + "arrival <= :today and status = 'CHECKED_IN'"),
                number(hotel, GUESTS),
                nights(hotel),
                floors(hotel));
    }

    private Map<String, Long> byStatus(String hotelId) {
        Map<String, Long> counts = new LinkedHashMap<>();
        jdbc.sql("select status, count(*) from room where hotel_id = ? and deleted_at is null group by status")
                .param(hotelId)
                .query(row -> {
                    counts.put(row.getString(1), row.getLong(2));
                });
        return counts;
    }

    private long number(DeskHotel hotel, String sql) {
        return jdbc.sql(sql)
                .param("hotel", hotel.id())
                .param("today", hotel.today())
                .query(Long.class)
                .single();
    }

    private List<Night> nights(DeskHotel hotel) {
        return jdbc.sql("""
                select n.stay_date, sum(n.rooms), sum(n.reserved - (select count(*) from room_out_night o
                        where o.room_type_id = n.room_type_id and o.stay_date = n.stay_date)),
                    sum(greatest(0, n.reserved - (select count(*) from room r
                        where r.room_type_id = n.room_type_id and r.deleted_at is null)))
                from room_type_night n where n.hotel_id = ? and n.stay_date >= ? and n.stay_date < ?
                group by n.stay_date order by n.stay_date
                """)
                .params(hotel.id(), hotel.today(), hotel.today().plusDays(NIGHTS))
                .query((row, number) -> new Night(
                        Objects.requireNonNull(row.getObject(1, LocalDate.class)),
                        row.getInt(2),
                        row.getInt(3),
                        row.getInt(2) == 0 ? 0 : Math.round(100f * row.getInt(3) / row.getInt(2)),
                        row.getInt(4)))
                .list();
    }

    private List<Floor> floors(DeskHotel hotel) {
        Map<Integer, List<RoomTile>> floors = new LinkedHashMap<>();
        RowMapper<RoomTile> tile = UtcTime.rows(RoomTile.class);
        jdbc.sql("""
                select o.floor, o.id, o.number, %s as type, o.status, r.id as reservation_id, r.guest_name as guest
                from room o join room_type t on t.id = o.room_type_id
                left join room_night n on n.room_id = o.id and n.stay_date = ?
                left join reservation r on r.id = n.reservation_id
                where o.hotel_id = ? and o.deleted_at is null order by o.floor desc, length(o.number), o.number
                """.formatted(ReaderLanguage.nameColumn("t")))
                .params(hotel.today(), hotel.id())
                .query(row -> {
                    floors.computeIfAbsent(row.getInt("floor"), floor -> new ArrayList<>())
                            .add(Objects.requireNonNull(tile.mapRow(row, 0)));
                });
        return floors.entrySet().stream()
                .map(entry -> new Floor(entry.getKey(), List.copyOf(entry.getValue())))
                .toList();
    }
}
