package io.lodgeflow.activities.operations;

import io.lodgeflow.engine.StepLimits.StepLimit;
import io.lodgeflow.engine.time.UtcTime;
import io.lodgeflow.workflows.operations.Watch;
import io.lodgeflow.workflows.operations.Watch.LateBooking;
import io.lodgeflow.workflows.operations.Watch.RetryingBooking;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
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

    private static final String CALLS = "select business_key, process, version, step, since from engine_call"
            + " where since < ? and not suspended and tries_left > 0";
    private static final String TASKS =
            "select business_key, process, version, step, since from engine_task where since < ? and not suspended";
    /** Where few bookings stand: waits for a message that count from when they were entered, by the index of the steps. */
    private static final String MESSAGES = "select business_key, process, version, step, since from engine_message"
            + " where since < ? and not suspended and step in (";

    private static final String TIMERS = "select business_key, process, version, step, due_at from engine_job"
            + " where due_at < ? and tries_left > 0 and not suspended";

    private final JdbcTemplate jdbc;
    private final Clock clock;

    JdbcWatch(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Standing(String reservationId, String process, int version, String step, Instant since) {}

    private record Booking(String id, String confirmationNumber, String hotelId) {}

    private record Found(Standing standing, StepLimit limit, Booking booking) {}

    @Override
    public List<LateBooking> late(List<StepLimit> limits, int most) {
        Instant now = clock.instant();
        List<Found> found = new ArrayList<>();
        found.addAll(late(CALLS, StepLimit.ENTERED, limits, now, most));
        found.addAll(late(TASKS, StepLimit.ENTERED, limits, now, most));
        found.addAll(late(messagesAt(limits), StepLimit.ENTERED, limits, now, most));
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
        Duration shortest = limits.values().stream()
                .map(StepLimit::limit)
                .min(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        List<Standing> standing =
                jdbc.query(query + " order by 5 limit " + most, JdbcWatch::standing, UtcTime.of(now.minus(shortest)));
        List<Found> found = new ArrayList<>();
        for (Standing one : standing) {
            StepLimit limit = limits.get(one.process() + " " + one.version() + " " + one.step());
            if (limit != null && one.since().plus(limit.limit()).isBefore(now)) {
                booking(one.reservationId()).ifPresent(booking -> found.add(new Found(one, limit, booking)));
            }
        }
        return found;
    }

    /** The ids of elements are made by the house: letters and digits. */
    private static String messagesAt(List<StepLimit> limits) {
        return MESSAGES
                + limits.stream()
                        .filter(limit -> limit.from().equals(StepLimit.ENTERED))
                        .map(limit -> "'" + limit.step() + "'")
                        .distinct()
                        .collect(Collectors.joining(", ", "'', ", ")"));
    }

    private static String key(StepLimit limit) {
        return limit.process() + " " + limit.version() + " " + limit.step();
    }

    private java.util.Optional<Booking> booking(String reservationId) {
        return jdbc
                .query(
                        "select id, confirmation_number, hotel_id from reservation where id = ?",
                        JdbcWatch::booking,
                        reservationId)
                .stream()
                .findFirst();
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
        RowMapper<Found> found = (row, number) -> new Found(
                new Standing("", limit.process(), limit.version(), limit.step(), UtcTime.read(row, "check_out_due_at")),
                limit,
                booking(row, number));
        return jdbc.query(
                "select id, confirmation_number, hotel_id, check_out_due_at from reservation where status ="
                        + " 'CHECKED_IN' and check_out_due_at < ? order by check_out_due_at limit ?",
                found,
                UtcTime.of(now.minus(limit.limit())),
                most);
    }

    @Override
    public List<RetryingBooking> retrying(int most) {
        Instant now = clock.instant();
        List<RetryingBooking> found = new ArrayList<>(jdbc.query(
                "select business_key, process, failed_step, due_at, tries_left, error from engine_job where due_at <= ?"
                        + " and tries_left > 0 and error is not null order by due_at limit ?",
                JdbcWatch::retrying,
                UtcTime.of(now.plus(LONGEST_RETRY_PAUSE)),
                most));
        found.addAll(jdbc.query(
                "select business_key, process, step, next_try_at, tries_left, error from engine_call where error is"
                        + " not null and tries_left > 0 order by since limit ?",
                JdbcWatch::retrying,
                most));
        return found.stream().limit(most).toList();
    }

    private static RetryingBooking retrying(ResultSet row, int number) throws SQLException {
        return new RetryingBooking(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                instant(row.getObject(4, LocalDateTime.class)),
                row.getInt(5),
                row.getString(6));
    }

    private static Standing standing(ResultSet row, int number) throws SQLException {
        return new Standing(
                row.getString(1),
                row.getString(2),
                row.getInt(3),
                row.getString(4),
                java.util.Objects.requireNonNull(instant(row.getObject(5, LocalDateTime.class))));
    }

    private static Booking booking(ResultSet row, int number) throws SQLException {
        return new Booking(row.getString("id"), row.getString("confirmation_number"), row.getString("hotel_id"));
    }

    private static @Nullable Instant instant(@Nullable LocalDateTime utc) {
        return utc == null ? null : utc.toInstant(ZoneOffset.UTC);
    }
}
