package io.lodgeflow.pages.repair;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/** What people call bookings, by id. Looks at no hotel: whoever asks has the ids from where he may look. */
@Component
class BookingNames {

    private final NamedParameterJdbcTemplate jdbc;

    BookingNames(JdbcTemplate jdbc) {
        this.jdbc = new NamedParameterJdbcTemplate(jdbc);
    }

    record BookingName(String confirmationNumber, String guest) {}

    /** Unknown ids are left out. */
    Map<String, BookingName> of(List<String> ids) {
        Map<String, BookingName> names = new HashMap<>();
        if (!ids.isEmpty()) {
            jdbc.query(
                    "select id, confirmation_number, guest_name from reservation where id in (:ids)",
                    Map.of("ids", ids),
                    row -> {
                        names.put(row.getString(1), new BookingName(row.getString(2), row.getString(3)));
                    });
        }
        return names;
    }
}
