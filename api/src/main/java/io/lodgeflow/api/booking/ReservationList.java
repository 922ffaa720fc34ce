package io.lodgeflow.api.booking;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.lodgeflow.domain.identity.Identifiers;
import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.reservation.ReservationStatus;
import io.lodgeflow.web.Cursor;
import io.lodgeflow.web.Page;
import io.lodgeflow.web.PageRequest;
import io.lodgeflow.web.security.Caller;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The list of reservations: one statement a page, newest first; ids sort by time. */
@Component
class ReservationList {

    private static final String CURSOR = "reservations";

    private final JdbcTemplate jdbc;

    ReservationList(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    record Filter(
            @Nullable ReservationStatus status,
            @Nullable String hotelId,
            @Nullable String confirmationNumber,
            @Nullable String clientReference,
            @Nullable LocalDate arrivalFrom,
            @Nullable LocalDate arrivalTo) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Summary(
            String id,
            String confirmationNumber,
            String status,
            String paymentStatus,
            String hotelId,
            String hotelName,
            String guestName,
            LocalDate arrival,
            LocalDate departure,
            int rooms,
            Money total,
            @Nullable String clientReference) {}

    Page<Summary> page(Filter filter, PageRequest page, Caller caller) {
        StringBuilder where = new StringBuilder(" where 1 = 1");
        List<Object> values = new ArrayList<>();
        if (caller.isGuest()) {
            and(where, values, "r.guest_id = ?", caller.accountId());
        } else if (!caller.role().isHeadOffice()) {
            and(where, values, "r.hotel_id = ?", Objects.requireNonNull(caller.hotelId()));
        }
        and(
                where,
                values,
                "r.status = ?",
                filter.status() == null ? null : filter.status().name());
        and(where, values, "r.hotel_id = ?", filter.hotelId());
        and(
                where,
                values,
                "r.confirmation_number = ?",
                filter.confirmationNumber() == null
                        ? null
                        : Identifiers.confirmationNumberIn(filter.confirmationNumber()));
        and(where, values, "r.client_reference = ?", filter.clientReference());
        and(where, values, "r.arrival >= ?", filter.arrivalFrom());
        and(where, values, "r.arrival <= ?", filter.arrivalTo());
        page.after(CURSOR, 1)
                .ifPresent(
                        cursor -> and(where, values, "r.id < ?", cursor.values().getFirst()));
        values.add(page.limit() + 1);
        List<Summary> found = jdbc.query(
                "select r.*, h.name as hotel_name from reservation r join hotel h on h.id = r.hotel_id" + where
                        + " order by r.id desc limit ?",
                ReservationList::summary,
                values.toArray());
        return Page.of(found, page.limit(), summary -> new Cursor(CURSOR, List.of(summary.id())));
    }

    private static void and(StringBuilder where, List<Object> values, String condition, @Nullable Object value) {
        if (value != null) {
            where.append(" and ").append(condition);
            values.add(value);
        }
    }

    private static Summary summary(ResultSet row, int number) throws SQLException {
        return new Summary(
                row.getString("id"),
                row.getString("confirmation_number"),
                row.getString("status").toLowerCase(Locale.ROOT),
                row.getString("payment_status").toLowerCase(Locale.ROOT),
                row.getString("hotel_id"),
                row.getString("hotel_name"),
                row.getString("guest_name"),
                Objects.requireNonNull(row.getObject("arrival", LocalDate.class)),
                Objects.requireNonNull(row.getObject("departure", LocalDate.class)),
                row.getInt("rooms"),
                Money.ofMinor(row.getLong("total_minor"), row.getString("currency")),
                row.getString("client_reference"));
    }
}
