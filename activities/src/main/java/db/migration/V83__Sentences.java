package db.migration;

import io.lodgeflow.domain.words.Sentence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;

/**
 * What was stored as an English text becomes a code with arguments; what no code says becomes {@code legacy} with its text,
 * so nothing is lost. The texts are those of the versions before, frozen beside this class. The audit log is left alone: its
 * rows are verified by hash. Rows are rewritten page by page, each page committed; what is a code already is left as it is, so
 * a migration that was killed goes on when it is started again.
 */
public class V83__Sentences extends BaseJavaMigration {

    private static final int PAGE = 1000;
    private static final Pattern PLACE = Pattern.compile("\\{\\d}");
    private static final Pattern STAY = Pattern.compile("(\\d{4}-\\d\\d-\\d\\d) to (\\d{4}-\\d\\d-\\d\\d)");

    /**
     * A column of texts.
     *
     * @param key empty if its texts stay: what becomes of one item of a campaign is nothing that anybody looks up later
     * @param before comes before the first key
     * @param type wide enough for code and arguments of the longest text that was there
     * @param family of the codes that it may hold
     */
    private record Texts(String table, String key, Object before, String column, String type, String family) {}

    private static final List<Texts> COLUMNS = List.of(
            new Texts("reservation_event", "id", 0L, "note", "varchar(2100) not null", "history."),
            new Texts("points_entry", "entry_key", "", "note", "varchar(900) not null", "points."),
            new Texts("folio_posting", "posting_key", "", "text", "varchar(900) not null", "folio."),
            new Texts("work_item", "id", "", "title", "varchar(900) not null", "work."),
            new Texts("work_item", "id", "", "choices", "varchar(9000) not null", "choice."),
            new Texts("work_item", "id", "", "outcome", "varchar(900)", "outcome."),
            new Texts("campaign_item", "", "", "preview", "varchar(6100)", ""),
            new Texts("campaign_item", "", "", "detail", "varchar(6100) not null default ''", ""));

    /** @param length of the English words alone: of two codes that fit, the one that says more is meant */
    private record Code(String code, Pattern pattern, int length) {}

    private final List<Code> codes = read();

    /** Pages are committed one by one. */
    @Override
    public boolean canExecuteInTransaction() {
        return false;
    }

    @Override
    public void migrate(Context context) throws SQLException {
        Connection connection = context.getConnection();
        for (Texts texts : COLUMNS) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("alter table " + texts.table + " modify column " + texts.column + " " + texts.type);
            }
            if (!texts.key.isEmpty()) {
                rewrite(connection, texts);
            }
        }
    }

    private void rewrite(Connection connection, Texts texts) throws SQLException {
        connection.setAutoCommit(false);
        try (PreparedStatement page = connection.prepareStatement(
                        "select %2$s, %3$s from %1$s where %2$s > ? order by %2$s limit %4$d"
                                .formatted(texts.table, texts.key, texts.column, PAGE));
                PreparedStatement update = connection.prepareStatement(
                        "update %s set %s = ? where %s = ?".formatted(texts.table, texts.column, texts.key))) {
            Object last = texts.before;
            boolean more = true;
            while (more) {
                page.setObject(1, last);
                more = false;
                try (ResultSet row = page.executeQuery()) {
                    while (row.next()) {
                        more = true;
                        last = row.getObject(1);
                        String text = row.getString(2);
                        if (text != null && !text.startsWith("[\"")) {
                            update.setString(1, stored(text, texts.family));
                            update.setObject(2, last);
                            update.addBatch();
                        }
                    }
                }
                update.executeBatch();
                connection.commit();
            }
        } finally {
            connection.setAutoCommit(true);
        }
    }

    /** Choices of a work item stand one a line. */
    private String stored(String text, String family) {
        return family.equals("choice.")
                ? text.lines().map(line -> sentence(line, family).stored()).collect(Collectors.joining("\n"))
                : sentence(text, family).stored();
    }

    /** The code of the family that says the text, with what stands in its places. */
    public Sentence sentence(String text, String family) {
        for (Code code : codes) {
            Matcher found = code.pattern.matcher(text);
            if (code.code.startsWith(family) && found.matches()) {
                Object[] arguments = new Object[found.groupCount()];
                for (int i = 0; i < arguments.length; i++) {
                    arguments[i] = argument(found.group(i + 1), code.code);
                }
                return Sentence.of(code.code, arguments);
            }
        }
        return Sentence.of("legacy", text);
    }

    private Object argument(String text, String code) {
        Matcher stay = STAY.matcher(text);
        if (stay.matches()) {
            return Sentence.of("stay", stay.group(1), stay.group(2));
        }
        Sentence inner = code.contains("points") ? sentence(text, "points.") : Sentence.of("legacy", text);
        return inner.code().equals("legacy") ? text : inner;
    }

    private static List<Code> read() {
        List<Code> codes = new ArrayList<>();
        try (var in = Objects.requireNonNull(V83__Sentences.class.getResourceAsStream("/db/V83_sentences.txt"))) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(line -> codes.add(code(line)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        codes.sort(Comparator.comparing(Code::length).reversed());
        return codes;
    }

    /** {@code code=English text}, with {0}, {1} ... in their order for what differs. */
    private static Code code(String line) {
        int between = line.indexOf('=');
        String english = line.substring(between + 1);
        StringBuilder pattern = new StringBuilder();
        Matcher place = PLACE.matcher(english);
        int at = 0;
        while (place.find()) {
            pattern.append(Pattern.quote(english.substring(at, place.start()))).append("(.+?)");
            at = place.end();
        }
        pattern.append(Pattern.quote(english.substring(at)));
        return new Code(
                line.substring(0, between),
                Pattern.compile(pattern.toString(), Pattern.DOTALL),
                PLACE.matcher(english).replaceAll("").length());
    }
}
