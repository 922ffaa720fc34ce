package io.lodgeflow.activities.operations;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Finds bookings by how words of the guest's name begin, in any order. The longest word is looked up in the indexes over the
 * name from its first, second, third, fourth and last word on; the other words narrow what that finds.
 */
@Component
class GuestNameSearch {

    private static final List<String> FROM_EACH_WORD = List.of(
            "guest_name_key", "guest_name_key_2", "guest_name_key_3", "guest_name_key_4", "guest_name_key_last");
    private static final Pattern KOREAN = Pattern.compile("([가-힣]) *([가-힣]{1,3})");

    private final JdbcTemplate jdbc;

    GuestNameSearch(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @param most of each index: a name that more share is cut */
    Set<String> find(String text, int most) {
        Set<String> ids = new LinkedHashSet<>();
        List<String> words = Arrays.stream(text.toLowerCase(Locale.ROOT).split("[ -]+"))
                .filter(word -> !word.isEmpty())
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
        if (words.isEmpty()) {
            return ids;
        }
        for (String column : FROM_EACH_WORD) {
            ids.addAll(begins(column, words.getFirst(), words.subList(1, words.size()), most));
        }
        Matcher korean = KOREAN.matcher(text);
        if (korean.matches()) {
            ids.addAll(begins(FROM_EACH_WORD.getFirst(), korean.group(1) + korean.group(2), List.of(), most));
            ids.addAll(begins(FROM_EACH_WORD.getFirst(), korean.group(1) + " " + korean.group(2), List.of(), most));
        }
        return ids;
    }

    private List<String> begins(String column, String word, List<String> others, int most) {
        StringBuilder query = new StringBuilder("select id from reservation where " + column + " like ?");
        List<Object> values = new ArrayList<>(List.of(pattern(word)));
        for (String other : others) {
            query.append(" and (guest_name_key like ? or guest_name_key like ? or guest_name_key like ?)");
            values.addAll(List.of(pattern(other), "% " + pattern(other), "%-" + pattern(other)));
        }
        return jdbc.query(query + " limit " + most, (row, number) -> row.getString(1), values.toArray());
    }

    /** Begins with the word; what the database takes for any letter is taken as it is written. */
    private static String pattern(String word) {
        return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }
}
