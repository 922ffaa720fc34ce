package io.lodgeflow.pages.find;

import io.lodgeflow.domain.identity.Identifiers;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What people call bookings, by id. Looks at no hotel: whoever asks has the ids from where he may look. */
@Component
public class BookingNames {

    private static final Pattern WORD = Pattern.compile("\\w+");

    private final JdbcClient jdbc;

    BookingNames(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public record BookingName(String confirmationNumber, String guest) {}

    /** Unknown ids are left out. */
    public Map<String, BookingName> of(Collection<String> ids) {
        Map<String, BookingName> names = new HashMap<>();
        if (!ids.isEmpty()) {
            jdbc.sql("select id, confirmation_number, guest_name from reservation where id in (:ids)")
                    .param("ids", ids)
                    .query(row -> {
                        names.put(row.getString(1), new BookingName(row.getString(2), row.getString(3)));
                    });
        }
        return names;
    }

    /** Confirmation numbers by id. Unknown ids are left out. */
    public Map<String, String> numbersOf(Collection<String> ids) {
        Map<String, String> numbers = new HashMap<>();
        of(ids).forEach((id, name) -> numbers.put(id, name.confirmationNumber()));
        return numbers;
    }

    /**
     * Ids of the bookings that a text names, by confirmation number or id. What is no booking is answered as it is written.
     */
    public List<String> idsIn(String text) {
        List<String> ids = new ArrayList<>();
        Matcher words = WORD.matcher(text);
        while (words.find()) {
            String word = words.group();
            ids.add(jdbc.sql("select id from reservation where confirmation_number = ?")
                    .param(Identifiers.confirmationNumberIn(word))
                    .query(String.class)
                    .optional()
                    .orElse(word));
        }
        return List.copyOf(ids);
    }
}
