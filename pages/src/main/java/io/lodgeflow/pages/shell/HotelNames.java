package io.lodgeflow.pages.shell;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Hotels by city and name, for choosing one; closed ones too, because their bookings live on. */
@Component
public class HotelNames {

    private static final int MOST = 500;

    private final JdbcTemplate jdbc;

    HotelNames(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    public record HotelName(String id, String name, String city) {}

    public List<HotelName> all() {
        return jdbc.query(
                "select id, name, city from hotel order by city, name limit " + MOST,
                (row, number) -> new HotelName(row.getString(1), row.getString(2), row.getString(3)));
    }
}
