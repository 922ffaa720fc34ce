package io.lodgeflow.web.search;

import io.lodgeflow.domain.money.Money;
import io.lodgeflow.engine.time.UtcTime;
import io.lodgeflow.engine.transaction.Transactions;
import io.lodgeflow.web.Cursor;
import io.lodgeflow.web.DateRange;
import io.lodgeflow.web.Page;
import io.lodgeflow.web.PageRequest;
import io.lodgeflow.web.catalogue.HotelReads.HotelView;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the calendars of prices and rooms: one statement each. */
@Component
public class CalendarReads {

    /** One night of one room type. */
    public record Night(
            String roomTypeId,
            LocalDate date,
            int rooms,
            int sellLimit,
            int reserved,
            Money price,
            int outOfOrder,
            int existing) {}

    /**
     * One change of prices.
     *
     * @param oldLowest lowest price of the nights before; absent if the calendar had none
     * @param changedBy role and account, or the part of the system
     */
    public record PriceChange(
            LocalDate from,
            LocalDate to,
            @Nullable Money oldLowest,
            @Nullable Money oldHighest,
            Money newPrice,
            String changedBy,
            Instant changedAt) {}

    private record Numbered(long id, PriceChange change) {}

    private static final String HISTORY = "price history";
    private static final String NIGHTS = """
            select n.room_type_id, n.stay_date, n.rooms, n.sell_limit, n.reserved, n.price_minor,
                (select count(*) from room_out_night o
                    where o.room_type_id = n.room_type_id and o.stay_date = n.stay_date),
                (select count(*) from room r where r.room_type_id = n.room_type_id and r.deleted_at is null)
            from room_type_night n join room_type t on t.id = n.room_type_id
            where t.hotel_id = :hotel and t.deleted_at is null and n.stay_date >= :from and n.stay_date < :to
            """;
    private static final String NIGHTS_OF_HOTEL = NIGHTS + "order by n.room_type_id, n.stay_date";
    private static final String NIGHTS_OF_TYPE = NIGHTS + "and n.room_type_id = :type order by n.stay_date";

    private final JdbcClient jdbc;
    private final Transactions transactions;

    CalendarReads(JdbcClient jdbc, Transactions transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** By room type and date; deleted room types left out. */
    public List<Night> nights(HotelView hotel, @Nullable String roomTypeId, DateRange range) {
        return transactions.read(() -> jdbc.sql(roomTypeId == null ? NIGHTS_OF_HOTEL : NIGHTS_OF_TYPE)
                .param("hotel", hotel.id())
                .param("type", roomTypeId)
                .param("from", range.from())
                .param("to", range.to())
                .query((row, number) -> new Night(
                        row.getString(1),
                        Objects.requireNonNull(row.getObject(2, LocalDate.class)),
                        row.getInt(3),
                        row.getInt(4),
                        row.getInt(5),
                        Money.ofMinor(row.getLong(6), hotel.currency()),
                        row.getInt(7),
                        row.getInt(8)))
                .list());
    }

    /** Latest change first. */
    public Page<PriceChange> priceHistory(HotelView hotel, String roomTypeId, PageRequest page) {
        long before = page.after(HISTORY, 1).map(CalendarReads::number).orElse(Long.MAX_VALUE);
        List<Numbered> found = transactions.read(() -> jdbc.sql(
                        "select * from price_change where room_type_id = ? and id < ? order by id desc limit ?")
                .params(roomTypeId, before, page.limit() + 1)
                .query((row, number) -> new Numbered(row.getLong("id"), change(row, hotel.currency())))
                .list());
        return Page.of(found, page.limit(), last -> new Cursor(HISTORY, List.of(Long.toString(last.id()))))
                .map(Numbered::change);
    }

    private static PriceChange change(ResultSet row, String currency) throws SQLException {
        return new PriceChange(
                Objects.requireNonNull(row.getObject("from_date", LocalDate.class)),
                Objects.requireNonNull(row.getObject("to_date", LocalDate.class)),
                money(row.getObject("old_minimum", Long.class), currency),
                money(row.getObject("old_maximum", Long.class), currency),
                Money.ofMinor(row.getLong("new_price"), currency),
                row.getString("changed_by"),
                UtcTime.read(row, "changed_at"));
    }

    private static @Nullable Money money(@Nullable Long minor, String currency) {
        return minor == null ? null : Money.ofMinor(minor, currency);
    }

    private static long number(Cursor cursor) {
        try {
            return Long.parseLong(cursor.values().getFirst());
        } catch (NumberFormatException malformed) {
            throw Cursor.invalid();
        }
    }
}
