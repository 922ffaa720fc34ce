package io.lodgeflow.api.booking;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.lodgeflow.domain.identity.Identifiers;
import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.reservation.ReservationStatus;
import io.lodgeflow.domain.words.SearchWords;
import io.lodgeflow.engine.time.UtcTime;
import io.lodgeflow.web.Cursor;
import io.lodgeflow.web.Page;
import io.lodgeflow.web.PageRequest;
import io.lodgeflow.web.security.Caller;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The list of reservations: one statement a page; ids sort by time. */
@Component
class ReservationList {

    private static final String CURSOR = "reservations";

    /** By which column a list is in order; the id decides among equals. */
    enum Sort {
        CREATED("r.id"),
        ARRIVAL("r.arrival"),
        DEPARTURE("r.departure"),
        UPDATED("r.updated_at");

        private final String column;

        Sort(String column) {
            this.column = column;
        }

        private String valueOf(Summary last) {
            return switch (this) {
                case CREATED -> last.id();
                case ARRIVAL -> last.arrival().toString();
                case DEPARTURE -> last.departure().toString();
                case UPDATED -> last.updatedAt().toString();
            };
        }

        private Object read(String cursor) {
            try {
                return switch (this) {
                    case CREATED -> cursor;
                    case ARRIVAL, DEPARTURE -> LocalDate.parse(cursor);
                    case UPDATED -> UtcTime.of(Instant.parse(cursor));
                };
            } catch (DateTimeParseException malformed) {
                throw Cursor.invalid();
            }
        }
    }

    enum Order {
        ASC,
        DESC
    }

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
            @Nullable LocalDate arrivalTo,
            @Nullable LocalDate departure,
            @Nullable LocalDate departureFrom,
            @Nullable LocalDate departureTo,
            @Nullable String guest,
            @Nullable Instant updatedSince) {}

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
            Money amountPaid,
            Money balanceDue,
            @Nullable String clientReference,
            Instant createdAt,
            Instant updatedAt) {}

    /**
     * @param sort absent: by when they were made
     * @param order absent: the newest made first, else the earliest first
     */
    Page<Summary> page(Filter filter, @Nullable Sort sort, @Nullable Order order, PageRequest page, Caller caller) {
        Sort by = sort == null ? Sort.CREATED : sort;
        boolean down = order == null ? by == Sort.CREATED : order == Order.DESC;
        String kind = CURSOR + " " + by + (down ? " down" : "");
        String staffOf =
                caller.isGuest() || caller.role().isHeadOffice() ? null : Objects.requireNonNull(caller.hotelId());
        String number = filter.confirmationNumber() == null
                ? null
                : Identifiers.confirmationNumberIn(filter.confirmationNumber());
        List<String> last = page.after(kind, 2).map(Cursor::values).orElse(null);
        String name = filter.guest() == null ? null : SearchWords.key(filter.guest());
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
                        filter.departure() == null ? "" : "and r.departure = :departure",
                        filter.departureFrom() == null ? "" : "and r.departure >= :departureFrom",
                        filter.departureTo() == null ? "" : "and r.departure <= :departureTo",
                        filter.updatedSince() == null ? "" : "and r.updated_at >= :since",
                        name == null
                                ? ""
                                : named(filter.guest() != null && filter.guest().contains("@"), name),
                        last == null ? "" : after(by, down),
                        "order by",
                        by.column + (down ? " desc, r.id desc" : ", r.id"),
                        "limit :most"))
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
                .param("departure", filter.departure())
                .param("departureFrom", filter.departureFrom())
                .param("departureTo", filter.departureTo())
                .param("since", filter.updatedSince() == null ? null : UtcTime.of(filter.updatedSince()))
                .param(
                        "mail",
                        filter.guest() == null ? null : filter.guest().strip().toLowerCase(Locale.ROOT))
                .param("joined", name == null ? null : name.replace(" ", "") + "%")
                .params(wordsOf(name))
                .param("lastValue", last == null ? null : by.read(last.getFirst()))
                .param("lastId", last == null ? null : last.getLast())
                .param("most", page.limit() + 1)
                .query(ReservationList::summary)
                .list();
        return Page.of(found, page.limit(), summary -> new Cursor(kind, List.of(by.valueOf(summary), summary.id())));
    }

    private static String after(Sort by, boolean down) {
        String beyond = down ? "<" : ">";
        return by == Sort.CREATED
                ? "and r.id " + beyond + " :lastId"
                : "and (" + by.column + " " + beyond + " :lastValue or (" + by.column + " = :lastValue and r.id "
                        + beyond + " :lastId))";
    }

    /** An e-mail address, or how words of the name begin, in any order; whatever their case and accents. */
    private static String named(boolean mail, String name) {
        if (mail) {
            return "and r.guest_email_key = :mail";
        }
        String each = wordsOf(name).keySet().stream()
                .filter(word -> word.startsWith("word"))
                .map(word -> "(r.guest_name_key like :" + word + " or r.guest_name_key like :in" + word + ")")
                .collect(Collectors.joining(" and "));
        return each.isEmpty() ? "and 1 = 0" : "and ((" + each + ") or replace(r.guest_name_key, ' ', '') like :joined)";
    }

    private static Map<String, String> wordsOf(@Nullable String name) {
        Map<String, String> words = new TreeMap<>();
        for (String word : name == null || name.isEmpty() ? List.<String>of() : List.of(name.split(" ", -1))) {
            String key = "word" + words.size() / 2;
            words.put(key, word + "%");
            words.put("in" + key, "% " + word + "%");
        }
        return words;
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
                Money.ofMinor(row.getLong("paid_minor"), row.getString("currency")),
                Money.ofMinor(row.getLong("due_minor"), row.getString("currency")),
                row.getString("client_reference"),
                UtcTime.read(row, "created_at"),
                UtcTime.read(row, "updated_at"));
    }
}
