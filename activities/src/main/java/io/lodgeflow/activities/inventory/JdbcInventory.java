package io.lodgeflow.activities.inventory;

import io.lodgeflow.domain.inventory.Inventory;
import io.lodgeflow.domain.inventory.Inventory.NightChange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Nights by atomic conditional update. The changes of a transaction are netted and written just before it commits, by
 * room type and then by date: every transaction locks night rows in that one order, so none waits in a circle, and each
 * holds them only for its commit.
 */
@Repository
class JdbcInventory implements Inventory {

    /** After everything else that is written before a commit. */
    private static final int LAST = 1_000;

    private static final String TAKE = """
            update room_type_night set reserved = reserved + ? where room_type_id = ? and stay_date >= ? and stay_date < ?
                and reserved + ? <= sell_limit and reserved + ? >= 0
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    JdbcInventory(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    private record Night(String roomTypeId, LocalDate date) implements Comparable<Night> {
        private static final Comparator<Night> ORDER =
                Comparator.comparing(Night::roomTypeId).thenComparing(Night::date);

        @Override
        public int compareTo(Night other) {
            return ORDER.compare(this, other);
        }
    }

    /** Consecutive nights of one room type that change by the same number of rooms: one statement. */
    private record Run(String roomTypeId, LocalDate from, LocalDate to, int rooms) {}

    @Override
    public void change(NightChange change) {
        Map<Night, Integer> nights = pending().nights;
        for (LocalDate date : change.stay().roomDates()) {
            nights.merge(new Night(change.roomTypeId(), date), change.rooms(), Integer::sum);
        }
    }

    @Override
    public List<LocalDate> setRooms(
            String hotelId, String roomTypeId, LocalDate from, LocalDate to, int rooms, int overbookingPercent) {
        int limit = limitOf(rooms, overbookingPercent);
        List<LocalDate> known = new ArrayList<>();
        List<LocalDate> tooFew = new ArrayList<>();
        jdbc.sql("""
                select stay_date, reserved from room_type_night
                where room_type_id = ? and stay_date >= ? and stay_date < ? order by stay_date for update
                """).params(roomTypeId, from, to).query(row -> {
            LocalDate date = Objects.requireNonNull(row.getObject("stay_date", LocalDate.class));
            known.add(date);
            if (row.getInt("reserved") > limit) {
                tooFew.add(date);
            }
        });
        if (tooFew.isEmpty()) {
            jdbc.sql("""
                    update room_type_night set rooms = ?, sell_limit = ?
                    where room_type_id = ? and stay_date >= ? and stay_date < ?
                    """).params(rooms, limit, roomTypeId, from, to).update();
            insertMissing(
                    hotelId,
                    roomTypeId,
                    from.datesUntil(to).filter(date -> !known.contains(date)).toList(),
                    rooms,
                    limit);
        }
        return tooFew;
    }

    @Override
    public void lowerTo(String roomTypeId, LocalDate from, int rooms, int overbookingPercent) {
        int limit = limitOf(rooms, overbookingPercent);
        jdbc.sql("""
                update room_type_night set rooms = ?, sell_limit = greatest(reserved, least(sell_limit, ?))
                where room_type_id = ? and stay_date >= ? and rooms > ?
                """).params(rooms, limit, roomTypeId, from, rooms).update();
    }

    private static int limitOf(int rooms, int overbookingPercent) {
        return Math.toIntExact((long) rooms * overbookingPercent / 100);
    }

    /** One change for each stretch of nights with the same number of rooms, in the order in which all changes lock. */
    @Override
    public List<LocalDate> allowOverbooking(String hotelId, LocalDate from, int overbookingPercent) {
        List<Run> runs = new ArrayList<>();
        jdbc.sql("""
                select room_type_id, stay_date, rooms from room_type_night where hotel_id = ? and stay_date >= ?
                order by room_type_id, stay_date
                """).params(hotelId, from).query(row -> {
            LocalDate date = Objects.requireNonNull(row.getObject("stay_date", LocalDate.class));
            add(runs, new Night(row.getString("room_type_id"), date), row.getInt("rooms"));
        });
        List<LocalDate> tooFew = new ArrayList<>();
        for (Run run : runs) {
            tooFew.addAll(setRooms(hotelId, run.roomTypeId(), run.from(), run.to(), run.rooms(), overbookingPercent));
        }
        return tooFew;
    }

    @Override
    public boolean hasCalendar(String roomTypeId) {
        jdbc.sql("select id from room_type where id = ? for update")
                .param(roomTypeId)
                .query(String.class)
                .list();
        return jdbc.sql("select count(*) from room_type_night where room_type_id = ?")
                        .param(roomTypeId)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private void insertMissing(String hotelId, String roomTypeId, List<LocalDate> dates, int rooms, int limit) {
        if (dates.isEmpty()) {
            return;
        }
        long price = jdbc.sql("select base_price_minor from room_type where id = ?")
                .param(roomTypeId)
                .query(Long.class)
                .single();
        batches.batchUpdate(
                """
                insert into room_type_night (room_type_id, stay_date, hotel_id, rooms, sell_limit, reserved, price_minor)
                values (?, ?, ?, ?, ?, 0, ?)
                """,
                dates.stream()
                        .map(date -> new Object[] {roomTypeId, date, hotelId, rooms, limit, price})
                        .toList());
    }

    /** All in one batch: in order, and in one round trip. */
    private void apply(Map<Night, Integer> nights) {
        List<Run> runs = runs(nights);
        if (runs.isEmpty()) {
            return;
        }
        int[] changed = batches.batchUpdate(
                TAKE,
                runs.stream()
                        .map(run -> new Object[] {
                            run.rooms(), run.roomTypeId(), run.from(), run.to(), run.rooms(), run.rooms()
                        })
                        .toList());
        for (int index = 0; index < changed.length; index++) {
            Run run = runs.get(index);
            if (changed[index] != run.from().datesUntil(run.to()).count()) {
                if (run.rooms() < 0) {
                    throw new IllegalStateException("more nights given back than were taken: " + run);
                }
                throw new SoldOut(run.roomTypeId(), run.from(), run.to());
            }
        }
    }

    private static List<Run> runs(Map<Night, Integer> nights) {
        List<Run> runs = new ArrayList<>();
        nights.forEach((night, rooms) -> {
            if (rooms != 0) {
                add(runs, night, rooms);
            }
        });
        return runs;
    }

    /** To the last run if the night goes on with it, else as a run of its own. */
    private static void add(List<Run> runs, Night night, int rooms) {
        Run last = runs.isEmpty() ? null : runs.getLast();
        LocalDate from = night.date();
        if (last != null
                && last.roomTypeId().equals(night.roomTypeId())
                && last.to().equals(from)
                && last.rooms() == rooms) {
            from = runs.removeLast().from();
        }
        runs.add(new Run(night.roomTypeId(), from, night.date().plusDays(1), rooms));
    }

    private Pending pending() {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("nights change within a transaction only");
        }
        Pending pending = (Pending) TransactionSynchronizationManager.getResource(this);
        if (pending == null) {
            pending = new Pending();
            TransactionSynchronizationManager.bindResource(this, pending);
            TransactionSynchronizationManager.registerSynchronization(pending);
        }
        return pending;
    }

    /** The changes of the running transaction. */
    private final class Pending implements TransactionSynchronization {
        private final Map<Night, Integer> nights = new TreeMap<>();

        @Override
        public int getOrder() {
            return LAST;
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            apply(nights);
            nights.clear();
        }

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(JdbcInventory.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(JdbcInventory.this, this);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(JdbcInventory.this);
        }
    }
}
