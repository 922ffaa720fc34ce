package io.lodgeflow.api.catalogue;

import io.lodgeflow.domain.catalogue.Hotel;
import io.lodgeflow.domain.inventory.Inventory;
import io.lodgeflow.web.ProblemException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Makes the sell limits of a hotel's coming nights follow its overbooking allowance. */
@Component
class Overbooking {

    private record Run(String roomTypeId, LocalDate from, LocalDate to, int rooms) {}

    private final JdbcTemplate jdbc;
    private final Inventory inventory;
    private final Clock clock;

    Overbooking(JdbcTemplate jdbc, Inventory inventory, Clock clock) {
        this.jdbc = jdbc;
        this.inventory = inventory;
        this.clock = clock;
    }

    /**
     * Within the transaction of the hotel's change. Throws the problem that lists the nights, and so changes nothing, if
     * more rooms are sold already than the new allowance permits.
     */
    void follow(Hotel hotel, int percent) {
        List<LocalDate> tooFew = new ArrayList<>();
        for (Run run : runs(hotel)) {
            tooFew.addAll(inventory.setRooms(hotel.id(), run.roomTypeId(), run.from(), run.to(), run.rooms(), percent));
        }
        refuse(tooFew);
    }

    /** Throws if there are nights of which more is sold than a change would leave. */
    static void refuse(List<LocalDate> tooFew) {
        if (!tooFew.isEmpty()) {
            throw new ProblemException(
                    HttpStatus.CONFLICT,
                    "nights_already_sold",
                    "More rooms are sold already on " + tooFew.size() + " night(s); see nights. Nothing was changed.",
                    List.of(),
                    Map.of("nights", tooFew.stream().distinct().sorted().toList()),
                    new HttpHeaders());
        }
    }

    /** Stretches of coming nights with the same number of rooms: one change each, in the order all changes lock. */
    private List<Run> runs(Hotel hotel) {
        List<Run> runs = new ArrayList<>();
        jdbc.query(
                "select room_type_id, stay_date, rooms from room_type_night where hotel_id = ? and stay_date >= ?"
                        + " order by room_type_id, stay_date",
                row -> {
                    String roomTypeId = row.getString(1);
                    LocalDate date = Objects.requireNonNull(row.getObject(2, LocalDate.class));
                    int rooms = row.getInt(3);
                    Run last = runs.isEmpty() ? null : runs.getLast();
                    if (last != null
                            && last.roomTypeId().equals(roomTypeId)
                            && last.to().equals(date)
                            && last.rooms() == rooms) {
                        runs.removeLast();
                        runs.add(new Run(roomTypeId, last.from(), date.plusDays(1), rooms));
                    } else {
                        runs.add(new Run(roomTypeId, date, date.plusDays(1), rooms));
                    }
                },
                hotel.id(),
                hotel.times().today(clock.instant()));
        return runs;
    }
}
