package io.lodgeflow.pages.shell;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Names of those who did something, within one request: nobody reads an account's id where its name is known. */
public final class People {

    private final JdbcClient jdbc;
    private final Words words;
    private final Map<String, String> known = new HashMap<>();

    People(JdbcClient jdbc, Words words) {
        this.jdbc = jdbc;
        this.words = words;
    }

    /** @param actor as the history writes it: {@code operations:acc_1}, {@code workflow}, or an account's id alone */
    public String of(@Nullable String actor) {
        return actor == null ? "" : known.computeIfAbsent(actor, this::named);
    }

    private String named(String actor) {
        int colon = actor.indexOf(':');
        String role = colon < 0 ? actor : actor.substring(0, colon);
        return jdbc.sql("select name from account where id = ?")
                .param(actor.substring(colon + 1))
                .query(String.class)
                .optional()
                .orElseGet(() -> words.known("actor." + role, colon < 0 ? actor : role));
    }
}
