package io.lodgeflow.web.catalogue;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.lodgeflow.domain.catalogue.Lines;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.words.Sentence;
import io.lodgeflow.engine.transaction.Transactions;
import io.lodgeflow.web.Cursor;
import io.lodgeflow.web.Page;
import io.lodgeflow.web.PageRequest;
import io.lodgeflow.web.ProblemException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads hotels for answers: one statement each. */
@Component
public class HotelReads {

    /** An entry as callers read it; its version goes into the ETag. */
    public interface Versioned {
        int version();
    }

    /**
     * A hotel as callers read it.
     *
     * @param guestRating 0.0 to 10.0; 0.0 if nobody has rated it yet
     * @param noShowCutOffHour hour of the day after arrival at which a guest who never came is a no-show
     * @param overbookingPercent only shown to the hotel's own people
     * @param deleted only ever true, and only shown to the hotel's own people
     */
    public record HotelView(
            String id,
            String name,
            String description,
            String address,
            String city,
            String country,
            double latitude,
            double longitude,
            int starRating,
            double guestRating,
            List<String> amenities,
            List<String> images,
            String timeZone,
            String currency,
            @JsonFormat(pattern = "HH:mm") LocalTime checkInHour,
            @JsonFormat(pattern = "HH:mm") LocalTime checkOutHour,
            @JsonFormat(pattern = "HH:mm") LocalTime noShowCutOffHour,
            int bookingHorizonDays,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Integer overbookingPercent,

            @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean deleted,
            @JsonIgnore int version)
            implements Versioned {

        public LocalDate today(Instant now) {
            return now.atZone(ZoneId.of(timeZone)).toLocalDate();
        }
    }

    private static final String KIND = "hotels";
    private static final String ANY = "select * from hotel where id = ?";
    private static final String ON_SALE = "select * from hotel where id = ? and deleted_at is null";

    private final JdbcClient jdbc;
    private final Transactions transactions;

    HotelReads(JdbcClient jdbc, Transactions transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** For the house; deleted ones too. */
    public Optional<HotelView> find(String id) {
        return one(ANY, true, id);
    }

    /** For the house: 404 if it never was. */
    public void refuseIfUnknown(String id) {
        if (find(id).isEmpty()) {
            throw unknown(id);
        }
    }

    /** For everybody: 404 if it never was, 410 if it is no more. */
    public HotelView open(String id) {
        return one(ON_SALE, false, id)
                .orElseThrow(() -> find(id).isEmpty()
                        ? unknown(id)
                        : new ProblemException(HttpStatus.GONE, "hotel_closed", Sentence.of("refusal.hotel_closed")));
    }

    /** To be changed: 404 if it never was or is no more. */
    public HotelView onSale(String id) {
        return one(ON_SALE, true, id).orElseThrow(() -> unknown(id));
    }

    private Optional<HotelView> one(String sql, boolean forTheHouse, String id) {
        return transactions.read(() -> jdbc.sql(sql)
                .param(id)
                .query((row, number) -> view(row, forTheHouse))
                .optional());
    }

    private static ProblemException unknown(String id) {
        return ProblemException.of(Refusal.notFound("hotel", id));
    }

    /** For everybody, by name; deleted ones left out. */
    public Page<HotelView> list(@Nullable String city, @Nullable String country, PageRequest page) {
        Optional<List<String>> last = page.after(KIND, 2).map(Cursor::values);
        ResultSetExtractor<List<HotelView>> first = rows -> first(page.limit() + 1, city, rows);
        List<HotelView> found = transactions.read(() -> jdbc.sql(String.join(
                        " ",
                        "select * from hotel where deleted_at is null",
                        country == null ? "" : "and country = upper(:country)",
                        last.isEmpty() ? "" : "and (name > :name or (name = :name and id > :id))",
                        "order by name, id",
                        city == null ? "limit :most" : ""))
                .param("country", country)
                .param("name", last.map(List::getFirst).orElse(null))
                .param("id", last.map(List::getLast).orElse(null))
                .param("most", page.limit() + 1)
                .query(first));
        return Page.of(found, page.limit(), hotel -> new Cursor(KIND, List.of(hotel.name(), hotel.id())));
    }

    /** @param city compared here, because no database knows what it is called elsewhere; hotels are few */
    private static List<HotelView> first(int most, @Nullable String city, ResultSet rows) throws SQLException {
        List<HotelView> found = new ArrayList<>();
        while (found.size() < most && rows.next()) {
            if (city == null || CityNames.isOf(rows.getString("city"), rows.getString("country"), city)) {
                found.add(view(rows, false));
            }
        }
        return found;
    }

    /** @param forTheHouse with what only the house may know */
    private static HotelView view(ResultSet row, boolean forTheHouse) throws SQLException {
        Lines lines = new Lines();
        return new HotelView(
                row.getString("id"),
                row.getString("name"),
                row.getString("description"),
                row.getString("address"),
                row.getString("city"),
                row.getString("country"),
                row.getDouble("latitude"),
                row.getDouble("longitude"),
                row.getInt("star_rating"),
                row.getDouble("guest_rating"),
                lines.convertToEntityAttribute(row.getString("amenities")),
                lines.convertToEntityAttribute(row.getString("images")),
                row.getString("time_zone"),
                row.getString("currency"),
                time(row, "check_in_hour"),
                time(row, "check_out_hour"),
                time(row, "no_show_cut_off_hour"),
                row.getInt("booking_horizon_days"),
                forTheHouse ? row.getInt("overbooking_percent") : null,
                forTheHouse && row.getObject("deleted_at") != null,
                row.getInt("version"));
    }

    private static LocalTime time(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, LocalTime.class));
    }
}
