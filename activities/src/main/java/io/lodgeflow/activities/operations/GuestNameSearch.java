package io.lodgeflow.activities.operations;

import io.lodgeflow.domain.words.SearchWords;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Finds bookings by how words of the guest's name begin, in any order, case and accents. The longest word is looked up
 * in the indexes over the name's key from its first, second, third, fourth and last word on; the other words narrow what
 * that finds.
 */
@Component
class GuestNameSearch {

    private static final List<String> FROM_EACH_WORD = List.of(
            "guest_name_key", "guest_name_key_2", "guest_name_key_3", "guest_name_key_4", "guest_name_key_last");
    private static final Pattern BLANK = Pattern.compile(" ");
    private static final Pattern KOREAN = Pattern.compile("([가-힣]) ?([가-힣]{1,3})");

    private final JdbcTemplate jdbc;

    GuestNameSearch(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @param most of each index: a name that more share is cut */
    Set<String> find(String text, int most) {
        Set<String> ids = new LinkedHashSet<>();
        String key = SearchWords.key(text);
        List<String> words = BLANK.splitAsStream(key)
                .filter(word -> !word.isEmpty())
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
        if (words.isEmpty()) {
            return ids;
        }
        for (String column : FROM_EACH_WORD) {
            ids.addAll(begins(column, words.getFirst(), words.subList(1, words.size()), most));
        }
        Matcher korean = KOREAN.matcher(key);
        if (korean.matches()) {
            ids.addAll(begins(FROM_EACH_WORD.getFirst(), korean.group(1) + korean.group(2), List.of(), most));
            ids.addAll(begins(FROM_EACH_WORD.getFirst(), korean.group(1) + " " + korean.group(2), List.of(), most));
        }
        return ids;
    }

    /** A key has letters, digits and blanks, nothing that the database takes for any letter. */
    private List<String> begins(String column, String word, List<String> others, int most) {
        StringBuilder query = new StringBuilder("select id from reservation where " + column + " like ?");
        List<Object> values = new ArrayList<>(List.of(word + "%"));
        for (String other : others) {
            query.append(" and (guest_name_key like ? or guest_name_key like ?)");
            values.addAll(List.of(other + "%", "% " + other + "%"));
        }
        return jdbc.query(query + " limit " + most, (row, number) -> row.getString(1), values.toArray());
    }
}
