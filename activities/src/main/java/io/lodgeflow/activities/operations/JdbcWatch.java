package io.lodgeflow.activities.operations;

import io.lodgeflow.engine.StepLimits.StepLimit;
import io.lodgeflow.engine.time.UtcTime;
import io.lodgeflow.workflows.operations.Watch;
import io.lodgeflow.workflows.operations.Watch.LateBooking;
import io.lodgeflow.workflows.operations.Watch.RetryingBooking;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Reads only tables that are small or ranges of an index that are: calls under way, tasks of people, waits for a decision,
 * timers that fell due, guests in house. None grows with the number of bookings.
 */
@Repository
class JdbcWatch implements Watch {

    /** The engine's longest pause between two tries of a step. */
    private static final Duration LONGEST_RETRY_PAUSE = Duration.ofMinutes(16);

    /** Limits that count since the check-out hour of the departure date. */
    private static final String CHECK_OUT = "check_out";

    private static final String CALLS = """
            select business_key, process, version, step, since from engine_call
            where since < :before and not suspended and tries_left > 0 order by since limit :most
            """;
    private static final String TASKS = """
            select business_key, process, version, step, since from engine_task
            where since < :before and not suspended order by since limit :most
            """;
    /** Where few bookings stand: waits for a message that count from when they were entered, by the index of the steps. */
    private static final String MESSAGES = """
            select business_key, process, version, step, since from engine_message
            where since < :before and not suspended and step in (:steps) order by since limit :most
            """;

    private static final String TIMERS = """
            select business_key, process, version, step, due_at as since from engine_job
            where due_at < :before and tries_left > 0 and not suspended order by due_at limit :most
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    JdbcWatch(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Standing(String businessKey, String process, int version, String step, Instant since) {}

    private record Booking(String id, String confirmationNumber, String hotelId) {}

    private record Found(Standing standing, StepLimit limit, Booking booking) {}

    @Override
    public List<LateBooking> late(List<StepLimit> limits, int most) {
        Instant now = clock.instant();
        List<Found> found = new ArrayList<>();
        found.addAll(late(CALLS, StepLimit.ENTERED, limits, now, most));
        found.addAll(late(TASKS, StepLimit.ENTERED, limits, now, most));
        found.addAll(late(MESSAGES, StepLimit.ENTERED, limits, now, most));
        found.addAll(late(TIMERS, StepLimit.DUE, limits, now, most));
        found.addAll(lateDepartures(limits, now, most));
        return found.stream()
                .map(one -> new LateBooking(
                        one.booking().id(),
                        one.booking().confirmationNumber(),
                        one.booking().hotelId(),
                        one.standing().process(),
                        one.standing().step(),
                        one.standing().since(),
                        one.limit().limit(),
                        Duration.between(one.standing().since(), now)
                                .minus(one.limit().limit())))
                .sorted(Comparator.comparing(LateBooking::late).reversed())
                .limit(most)
                .toList();
    }

    private List<Found> late(String query, String from, List<StepLimit> all, Instant now, int most) {
        Map<String, StepLimit> limits = new HashMap<>();
        all.stream().filter(limit -> limit.from().equals(from)).forEach(limit -> limits.put(key(limit), limit));
        if (limits.isEmpty()) {
            return List.of();
        }
        Duration shortest = limits.values().stream()
                .map(StepLimit::limit)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        List<Standing> standing = jdbc.sql(query)
                .param("before", UtcTime.of(now.minus(shortest)))
                .param("steps", limits.values().stream().map(StepLimit::step).collect(Collectors.toSet()))
                .param("most", most)
                .query(UtcTime.rows(Standing.class))
                .list();
        List<Found> found = new ArrayList<>();
        for (Standing one : standing) {
            StepLimit limit = limits.get(one.process() + " " + one.version() + " " + one.step());
            if (limit != null && one.since().plus(limit.limit()).isBefore(now)) {
                booking(one.businessKey()).ifPresent(booking -> found.add(new Found(one, limit, booking)));
            }
        }
        return found;
    }

    private static String key(StepLimit limit) {
        return limit.process() + " " + limit.version() + " " + limit.step();
    }

    private Optional<Booking> booking(String reservationId) {
        return jdbc.sql("select id, confirmation_number, hotel_id from reservation where id = ?")
                .param(reservationId)
                .query(UtcTime.rows(Booking.class))
                .optional();
    }

    /** Guests in house whose check-out hour passed too long ago: their timer has fired, nothing else will. */
    private List<Found> lateDepartures(List<StepLimit> all, Instant now, int most) {
        return all.stream()
                .filter(limit -> limit.from().equals(CHECK_OUT))
                .max(Comparator.comparing(StepLimit::version))
                .map(limit -> lateDepartures(limit, now, most))
                .orElse(List.of());
    }

    private List<Found> lateDepartures(StepLimit limit, Instant now, int most) {
        return jdbc.sql("""
                select id, confirmation_number, hotel_id, check_out_due_at from reservation
                where status = 'CHECKED_IN' and check_out_due_at < ? order by check_out_due_at limit ?
                """)
                .params(UtcTime.of(now.minus(limit.limit())), most)
                .query((row, number) -> new Found(
                        new Standing(
                                "",
                                limit.process(),
                                limit.version(),
                                limit.step(),
                                UtcTime.read(row, "check_out_due_at")),
                        limit,
                        new Booking(row.getString(1), row.getString(2), row.getString(3))))
                .list();
    }

    @Override
    public List<RetryingBooking> retrying(int most) {
        List<RetryingBooking> found = new ArrayList<>(jdbc.sql("""
                select business_key as reservation_id, process, failed_step as step, due_at as next_try_at,
                       tries_left as retries_left, error as last_error
                from engine_job where due_at <= ? and tries_left > 0 and error is not null order by due_at limit ?
                """)
                .params(UtcTime.of(clock.instant().plus(LONGEST_RETRY_PAUSE)), most)
                .query(UtcTime.rows(RetryingBooking.class))
                .list());
        found.addAll(jdbc.sql("""
                select business_key as reservation_id, process, step, next_try_at, tries_left as retries_left,
                       error as last_error
                from engine_call where error is not null and tries_left > 0 order by since limit ?
                """)
                .param(most)
                .query(UtcTime.rows(RetryingBooking.class))
                .list());
        return found.stream().limit(most).toList();
    }
}
