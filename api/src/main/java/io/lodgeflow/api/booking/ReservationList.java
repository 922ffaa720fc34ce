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
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The list of reservations: one statement a page, newest first; ids sort by time. */
@Component
class ReservationList {

    private static final String CURSOR = "reservations";

    private final JdbcClient jdbc;

    ReservationList(JdbcClient jdbc) {
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
        String staffOf =
                caller.isGuest() || caller.role().isHeadOffice() ? null : Objects.requireNonNull(caller.hotelId());
        String number = filter.confirmationNumber() == null
                ? null
                : Identifiers.confirmationNumberIn(filter.confirmationNumber());
        String before =
                page.after(CURSOR, 1).map(cursor -> cursor.values().getFirst()).orElse(null);
        List<Summary> found = jdbc.sql(String.join(
                        " ",
                        "select r.*, h.name as hotel_name from reservation r join hotel h on h.id = r.hotel_id where 1 = 1",
                        caller.isGuest() ? "and (r.guest_id = :guest or r.guest_account_id = :guest)" : "",
                        staffOf == null ? "" : "and r.hotel_id = :staffOf",
                        filter.status() == null ? "" : "and r.status = :status",
                        filter.hotelId() == null ? "" : "and r.hotel_id = :hotel",
                        number == null ? "" : "and r.confirmation_number = :number",
                        filter.clientReference() == null ? "" : "and r.client_reference = :reference",
                        filter.arrivalFrom() == null ? "" : "and r.arrival >= :from",
                        filter.arrivalTo() == null ? "" : "and r.arrival <= :to",
                        before == null ? "" : "and r.id < :before",
                        "order by r.id desc limit :most"))
                .param("guest", caller.accountId())
                .param("staffOf", staffOf)
                .param(
                        "status",
                        filter.status() == null ? null : filter.status().name())
                .param("hotel", filter.hotelId())
                .param("number", number)
                .param("reference", filter.clientReference())
                .param("from", filter.arrivalFrom())
                .param("to", filter.arrivalTo())
                .param("before", before)
                .param("most", page.limit() + 1)
                .query(ReservationList::summary)
                .list();
        return Page.of(found, page.limit(), summary -> new Cursor(CURSOR, List.of(summary.id())));
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
