package io.lodgeflow.api.pages.find;

import io.lodgeflow.api.web.Cursor;
import io.lodgeflow.api.web.Page;
import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.reservation.ReservationStatus;
import io.lodgeflow.domain.reservation.SearchWords;
import io.lodgeflow.workflows.engine.WorkflowConditions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Bookings that fit the criteria, newest first, one statement a page. Words are found through their index. */
@Component
class FoundBookings {

    static final int PAGE = 50;

    private static final String CURSOR = "found-bookings";

    private final JdbcTemplate jdbc;

    FoundBookings(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    record Found(
            String id,
            String confirmationNumber,
            String guest,
            String hotelId,
            String hotel,
            ReservationStatus status,
            String paymentStatus,
            LocalDate arrival,
            LocalDate departure,
            int rooms,
            Money total,
            boolean incident) {}

    Page<Found> page(Criteria criteria, @Nullable String after) {
        StringBuilder where = new StringBuilder(" where 1 = 1");
        List<Object> values = new ArrayList<>();
        and(where, values, "r.hotel_id = ?", criteria.hotel());
        and(where, values, "r.status = ?", criteria.status() == null ? null : criteria.status().name());
        and(where, values, "r.arrival >= ?", criteria.from());
        and(where, values, "r.arrival <= ?", criteria.to());
        and(where, values, WorkflowConditions.STANDS_AT, criteria.step());
        if (criteria.number() != null) {
            where.append(" and (r.confirmation_number = ? or r.id = ?)");
            values.add(criteria.number().toUpperCase(Locale.ROOT));
            values.add(criteria.number());
        }
        if (criteria.incident()) {
            where.append(" and ").append(WorkflowConditions.HAS_INCIDENT);
        }
        for (String word : criteria.words() == null ? List.<String>of() : SearchWords.of(criteria.words())) {
            where.append(" and r.id in (select w.reservation_id from reservation_word w where w.word >= ? and w.word < ?)");
            values.add(word);
            values.add(word + Character.MAX_VALUE);
        }
        Optional.ofNullable(after)
                .map(text -> Cursor.parse(text, CURSOR, 1))
                .ifPresent(cursor ->
                        and(where, values, "r.id < ?", cursor.values().getFirst()));
        values.add(PAGE + 1);
        List<Found> found = jdbc.query(
                "select r.*, h.name as hotel_name, " + WorkflowConditions.HAS_INCIDENT + " as has_incident"
                        + " from reservation r join hotel h on h.id = r.hotel_id" + where
                        + " order by r.id desc limit ?",
                FoundBookings::found,
                values.toArray());
        return Page.of(found, PAGE, last -> new Cursor(CURSOR, List.of(last.id())));
    }

    private static void and(StringBuilder where, List<Object> values, String condition, @Nullable Object value) {
        if (value != null) {
            where.append(" and ").append(condition);
            values.add(value);
        }
    }

    private static Found found(ResultSet row, int number) throws SQLException {
        return new Found(
                row.getString("id"),
                row.getString("confirmation_number"),
                row.getString("guest_name"),
                row.getString("hotel_id"),
                row.getString("hotel_name"),
                ReservationStatus.valueOf(row.getString("status")),
                row.getString("payment_status"),
                Objects.requireNonNull(row.getObject("arrival", LocalDate.class)),
                Objects.requireNonNull(row.getObject("departure", LocalDate.class)),
                row.getInt("rooms"),
                Money.ofMinor(row.getLong("total_minor"), row.getString("currency")),
                row.getBoolean("has_incident"));
    }
}
