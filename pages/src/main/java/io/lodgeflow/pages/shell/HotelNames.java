package io.lodgeflow.pages.shell;

import io.lodgeflow.engine.time.UtcTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Hotels by city and name, for choosing one; closed ones too, because their bookings live on. */
@Component
public class HotelNames {

    private final JdbcClient jdbc;

    HotelNames(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public record HotelName(String id, String name, String city) {}

    public List<HotelName> all() {
        return jdbc.sql("select id, name, city from hotel order by city, name limit 500")
                .query(UtcTime.rows(HotelName.class))
                .list();
    }
}
