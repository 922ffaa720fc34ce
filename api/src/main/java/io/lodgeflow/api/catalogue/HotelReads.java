package io.lodgeflow.api.catalogue;

import io.lodgeflow.domain.catalogue.Lines;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.engine.transaction.Transactions;
import io.lodgeflow.web.Cursor;
import io.lodgeflow.web.Page;
import io.lodgeflow.web.PageRequest;
import io.lodgeflow.web.ProblemException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Reads hotels for answers: one statement each. */
@Component
class HotelReads {

    private static final String KIND = "hotels";
    private static final String COLUMNS =
            "select id, version, time_zone, currency, deleted_at, name, description, address, city, country, latitude,"
                    + " longitude, star_rating, guest_rating, amenities, images, check_in_hour, check_out_hour,"
                    + " no_show_cut_off_hour, overbooking_percent, booking_horizon_days from hotel";

    private final JdbcTemplate jdbc;
    private final Transactions transactions;

    HotelReads(JdbcTemplate jdbc, Transactions transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** Deleted ones too. */
    Optional<HotelView> find(String id) {
        return transactions.read(() -> jdbc.query(COLUMNS + " where id = ?", HotelReads::view, id).stream()
                .findFirst());
    }

    /** For the house: 404 if it never was. */
    void refuseIfUnknown(String id) {
        if (find(id).isEmpty()) {
            throw ProblemException.of(Refusal.notFound("hotel", id));
        }
    }

    /** For everybody: 404 if it never was, 410 if it is no more. */
    HotelView open(String id) {
        HotelView hotel = find(id).orElseThrow(() -> ProblemException.of(Refusal.notFound("hotel", id)));
        if (hotel.deleted()) {
            throw new ProblemException(HttpStatus.GONE, "hotel_closed", "This hotel takes no more bookings.");
        }
        return hotel;
    }

    /** By name; deleted ones left out. */
    Page<HotelView> list(@Nullable String city, @Nullable String country, PageRequest page) {
        StringBuilder sql = new StringBuilder(COLUMNS).append(" where deleted_at is null");
        List<Object> values = new ArrayList<>();
        if (city != null) {
            sql.append(" and lower(city) = lower(?)");
            values.add(city);
        }
        if (country != null) {
            sql.append(" and country = upper(?)");
            values.add(country);
        }
        page.after(KIND, 2).map(Cursor::values).ifPresent(last -> {
            sql.append(" and (name > ? or (name = ? and id > ?))");
            values.addAll(List.of(last.get(0), last.get(0), last.get(1)));
        });
        sql.append(" order by name, id limit ?");
        values.add(page.limit() + 1);
        List<HotelView> found = transactions.read(() -> jdbc.query(sql.toString(), HotelReads::view, values.toArray()));
        return Page.of(found, page.limit(), hotel -> new Cursor(KIND, List.of(hotel.name(), hotel.id())));
    }

    private static HotelView view(ResultSet row, int number) throws SQLException {
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
                row.getInt("overbooking_percent"),
                row.getObject("deleted_at") != null,
                row.getInt("version"));
    }

    private static LocalTime time(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, LocalTime.class));
    }
}
