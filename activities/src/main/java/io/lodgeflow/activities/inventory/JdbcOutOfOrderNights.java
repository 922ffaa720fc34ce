package io.lodgeflow.activities.inventory;

import io.lodgeflow.domain.catalogue.Room;
import io.lodgeflow.domain.catalogue.Room.OutOfOrder;
import io.lodgeflow.domain.inventory.Inventory;
import io.lodgeflow.domain.inventory.Inventory.NightChange;
import io.lodgeflow.domain.inventory.OutOfOrderNights;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.stay.StayDates;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Each night is a row, taken and given back by the conditional update of all nights. */
@Repository
class JdbcOutOfOrderNights implements OutOfOrderNights {

    private static final LocalDate FOR_EVER = LocalDate.of(StayDates.LAST_YEAR, 12, 31);
    private static final int LISTED = 50;

    private final Inventory inventory;
    private final JdbcClient jdbc;

    JdbcOutOfOrderNights(Inventory inventory, JdbcClient jdbc) {
        this.inventory = inventory;
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Refusal> change(Room room, Optional<OutOfOrder> out, LocalDate today) {
        Set<LocalDate> had = had(room, today);
        List<LocalDate> taken = new ArrayList<>();
        List<LocalDate> sold = new ArrayList<>();
        out.ifPresent(dates -> find(room, dates, today, had, taken, sold));
        if (!sold.isEmpty() && room.outOfOrderFrom() != null) {
            return Optional.of(Refusal.conflict("bookings_in_the_way", sold.size())
                    .withFacts(Map.of("nights", sold, "reservationIds", bookings(room, sold))));
        }
        had.stream().filter(night -> !taken.contains(night)).forEach(night -> put(room, night, false));
        taken.stream().filter(night -> !had.contains(night)).forEach(night -> put(room, night, true));
        return Optional.empty();
    }

    @Override
    public void takeLeft(Room room, OutOfOrder out, LocalDate today) {
        Set<LocalDate> had = had(room, today);
        List<LocalDate> taken = new ArrayList<>();
        find(room, out, today, had, taken, new ArrayList<>());
        taken.stream().filter(night -> !had.contains(night)).forEach(night -> put(room, night, true));
    }

    private Set<LocalDate> had(Room room, LocalDate today) {
        return new HashSet<>(jdbc.sql("select stay_date from room_out_night where room_id = ? and stay_date >= ?")
                .params(room.id(), today)
                .query(LocalDate.class)
                .list());
    }

    private void find(
            Room room,
            OutOfOrder out,
            LocalDate today,
            Set<LocalDate> had,
            List<LocalDate> taken,
            List<LocalDate> sold) {
        LocalDate from = out.from().isBefore(today) ? today : out.from();
        LocalDate to = Objects.requireNonNullElse(out.to(), FOR_EVER);
        jdbc.sql("""
                select stay_date, reserved, sell_limit from room_type_night
                where room_type_id = ? and stay_date >= ? and stay_date < ? order by stay_date for update
                """).params(room.roomTypeId(), from, to).query(row -> {
            LocalDate night = Objects.requireNonNull(row.getObject(1, LocalDate.class));
            boolean left = had.contains(night) || row.getInt(2) < row.getInt(3);
            (left ? taken : sold).add(night);
        });
    }

    private void put(Room room, LocalDate night, boolean out) {
        StayDates one = StayDates.of(night, 1);
        inventory.change(
                out ? NightChange.take(room.roomTypeId(), one, 1) : NightChange.giveBack(room.roomTypeId(), one, 1));
        if (out) {
            jdbc.sql("insert into room_out_night (room_id, stay_date, room_type_id) values (?, ?, ?)")
                    .params(room.id(), night, room.roomTypeId())
                    .update();
        } else {
            jdbc.sql("delete from room_out_night where room_id = ? and stay_date = ?")
                    .params(room.id(), night)
                    .update();
        }
    }

    private List<String> bookings(Room room, List<LocalDate> sold) {
        return jdbc
                .sql("""
                select id, arrival, departure from reservation
                where hotel_id = ? and room_type_id = ? and status in ('PENDING', 'CONFIRMED', 'PAID', 'CHECKED_IN')
                    and arrival <= ? and departure >= ? order by id
                """)
                .params(room.hotelId(), room.roomTypeId(), sold.getLast(), sold.getFirst())
                .query((row, number) -> {
                    StayDates stay = new StayDates(
                            Objects.requireNonNull(row.getObject(2, LocalDate.class)),
                            Objects.requireNonNull(row.getObject(3, LocalDate.class)));
                    return sold.stream().anyMatch(stay.roomDates()::contains) ? row.getString(1) : "";
                })
                .list()
                .stream()
                .filter(id -> !id.isEmpty())
                .limit(LISTED)
                .toList();
    }
}
