package io.lodgeflow.activities.operations;

import io.lodgeflow.domain.words.SearchWords;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds bookings by how words of the guest's name begin, in any order, case and accents. The longest word is looked up
 * in the indexes over the name's key from its first, second, third, fourth and last word on; the other words narrow what
 * that finds.
 */
@Component
class GuestNameSearch {

    private static final String FROM_FIRST_WORD = "select id from reservation where guest_name_key like ?";
    private static final List<String> FROM_EACH_WORD = List.of(
            FROM_FIRST_WORD,
            "select id from reservation where guest_name_key_2 like ?",
            "select id from reservation where guest_name_key_3 like ?",
            "select id from reservation where guest_name_key_4 like ?",
            "select id from reservation where guest_name_key_last like ?");
    private static final String ANOTHER_WORD = " and (guest_name_key like ? or guest_name_key like ?)";

    private static final Pattern BLANK = Pattern.compile(" ");
    private static final Pattern KOREAN = Pattern.compile("([가-힣]) ?([가-힣]{1,3})");

    private final JdbcClient jdbc;

    GuestNameSearch(JdbcClient jdbc) {
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
        for (String fromWord : FROM_EACH_WORD) {
            ids.addAll(begins(fromWord, words.getFirst(), words.subList(1, words.size()), most));
        }
        Matcher korean = KOREAN.matcher(key);
        if (korean.matches()) {
            ids.addAll(begins(FROM_FIRST_WORD, korean.group(1) + korean.group(2), List.of(), most));
            ids.addAll(begins(FROM_FIRST_WORD, korean.group(1) + " " + korean.group(2), List.of(), most));
        }
        return ids;
    }

    /** A key has letters, digits and blanks, nothing that the database takes for any letter. */
    private List<String> begins(String fromWord, String word, List<String> others, int most) {
        List<Object> values = new ArrayList<>(List.of(word + "%"));
        others.forEach(other -> values.addAll(List.of(other + "%", "% " + other + "%")));
        values.add(most);
        return jdbc.sql(fromWord + ANOTHER_WORD.repeat(others.size()) + " limit ?")
                .params(values)
                .query((row, number) -> row.getString(1))
                .list();
    }
}
