package io.lodgeflow.pages.versions;

import io.lodgeflow.domain.identity.Identifiers;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Bookings as people name them: by confirmation number. */
@Component
class BookingNumbers {

    private static final Pattern WORD = Pattern.compile("\\w+");

    private final JdbcTemplate jdbc;

    BookingNumbers(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Confirmation numbers by id; ids of no booking are absent. */
    Map<String, String> of(Collection<String> ids) {
        Map<String, String> numbers = new HashMap<>();
        if (!ids.isEmpty()) {
            String marks = ids.stream().map(id -> "?").collect(Collectors.joining(", "));
            jdbc.query(
                    "select id, confirmation_number from reservation where id in (" + marks + ")",
                    row -> {
                        numbers.put(row.getString(1), row.getString(2));
                    },
                    ids.toArray());
        }
        return numbers;
    }

    /**
     * Ids of the bookings that a text names, by confirmation number or id. What is no booking is answered as it is written.
     */
    List<String> idsIn(String text) {
        List<String> ids = new ArrayList<>();
        Matcher words = WORD.matcher(text);
        while (words.find()) {
            String word = words.group();
            ids.add(jdbc
                    .query(
                            "select id from reservation where confirmation_number = ?",
                            (row, number) -> row.getString(1),
                            Identifiers.confirmationNumberIn(word))
                    .stream()
                    .findFirst()
                    .orElse(word));
        }
        return List.copyOf(ids);
    }
}
