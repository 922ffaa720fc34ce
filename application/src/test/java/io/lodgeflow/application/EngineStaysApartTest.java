package io.lodgeflow.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The engine knows keys, not bookings; and nobody but it knows Operaton or its tables, tests and commands included. */
@Tag("no-database")
class EngineStaysApartTest {

    private static final Pattern OPERATON = Pattern.compile("\\bACT_[A-Z]{2}_|(import|\\()\\s*org\\.operaton\\.");

    /** Files outside the engine that may name Operaton or its tables, and why. */
    private static final Map<String, String> MAY_NAME_IT = Map.of(
            "activities/src/main/resources/db/migration/V40__step_counters.sql",
            "shipped: a migration is never changed",
            "activities/src/main/resources/db/migration/V43__booking_search.sql",
            "shipped: a migration is never changed",
            "benchmarks/src/main/java/io/lodgeflow/benchmarks/DashboardBenchmark.java",
            "compares with what the stock engine would have to read",
            "scenarios/src/main/java/io/lodgeflow/engine/BeforeTimersAreDeclared.java",
            "plants a pause in the middle of the engine's deployer",
            "scenarios/src/main/java/io/lodgeflow/engine/LoadedProcessesTest.java",
            "looks into the engine's cache, and empties it");

    /** Words of the trade that the glossary only explains. */
    private static final Set<String> WORDS_OF_THE_TRADE = Set.of(
            "reservation",
            "booking",
            "hotel",
            "guest",
            "room",
            "night",
            "payment",
            "refund",
            "money",
            "price",
            "rate",
            "cancellation");

    /** Terms of the glossary that every engine has: the gateway is that of a drawing, the refusal that of a move. */
    private static final Set<String> NEUTRAL = Set.of(
            "activity",
            "remote activity",
            "question",
            "gateway",
            "incident",
            "cause",
            "repair",
            "refusal",
            "time limit",
            "version change",
            "order");

    private static final Pattern CAMEL_CASE = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|[_-]");

    @Test
    void onlyTheEngineKnowsOperaton() throws IOException {
        Set<String> naming = new TreeSet<>();
        for (Path file : sources(root(), "/src/")) {
            String name = root().relativize(file).toString();
            if (!name.startsWith("engine/") && OPERATON.matcher(text(file)).find()) {
                naming.add(name);
            }
        }
        assertThat(naming).isEqualTo(new TreeSet<>(MAY_NAME_IT.keySet()));
    }

    @Test
    void theEngineHasNoWordOfTheHotel() throws IOException {
        List<Pattern> words = Stream.concat(glossary(), WORDS_OF_THE_TRADE.stream())
                .filter(term -> !NEUTRAL.contains(term))
                .distinct()
                .map(term -> Pattern.compile("\\b" + Pattern.quote(apart(term)) + "s?\\b"))
                .toList();
        assertThat(words).hasSizeGreaterThan(50);
        Set<String> found = new TreeSet<>();
        for (Path file : sources(root().resolve("engine"), "/src/main/")) {
            long number = 0;
            for (String line : text(file).lines().toList()) {
                number++;
                String plain = apart(line);
                for (Pattern word : words) {
                    if (word.matcher(plain).find()) {
                        found.add(
                                root().relativize(file) + ":" + number + " " + word.pattern() + " in: " + line.strip());
                    }
                }
            }
        }
        assertThat(found).isEmpty();
    }

    private static String apart(String text) {
        return CAMEL_CASE.matcher(text).replaceAll(" ").toLowerCase(Locale.ROOT);
    }

    /** The first column, terms that mean the same each by itself. */
    private static Stream<String> glossary() throws IOException {
        return Files.readAllLines(root().resolve("docs/glossary.md")).stream()
                .filter(line -> line.startsWith("| "))
                .map(line -> line.split("\\|", 3)[1].strip().toLowerCase(Locale.ROOT))
                .flatMap(terms -> Arrays.stream(terms.split(", ")))
                .filter(term -> !term.equals("word"));
    }

    private static List<Path> sources(Path directory, String within) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            List<Path> found = files.filter(file -> file.toString().contains(within))
                    .filter(file -> file.toString().matches(".*\\.(java|sql|yml|properties|xml|html)"))
                    .filter(file -> !file.toString().endsWith("EngineStaysApartTest.java"))
                    .filter(file -> !file.toString().contains("/target/"))
                    .toList();
            assertThat(found).hasSizeGreaterThan(50);
            return found;
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Path root() {
        return Objects.requireNonNull(Path.of("").toAbsolutePath().getParent());
    }
}
