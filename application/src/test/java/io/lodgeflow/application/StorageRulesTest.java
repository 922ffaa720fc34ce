package io.lodgeflow.application;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTag;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.chrono.ChronoLocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcOperations;

/** Which library reads and writes what, see docs/adr/0027-storage-by-the-fields-libraries.md. */
@Tag("no-database")
@ArchTag("no-database")
@AnalyzeClasses(packages = "io.lodgeflow", importOptions = DoNotIncludeTests.class)
class StorageRulesTest {

    @ArchTest
    static final ArchRule JDBC_TEMPLATE_IS_FOR_BATCHES = noClasses()
            .that()
            .resideOutsideOfPackages("io.lodgeflow.engine.seed..", "io.lodgeflow.testkit..")
            .should()
            .callMethodWhere(target(owner(assignableTo(JdbcOperations.class)))
                    .and(target(not(nameMatching("batchUpdate|execute")))))
            .orShould()
            .dependOnClassesThat()
            .haveNameMatching("org\\.springframework\\.jdbc\\.core\\.namedparam\\..*")
            .because("a single statement is JdbcClient's");

    @ArchTest
    static final ArchRule INSTANTS_ARE_CONVERTED_IN_ONE_PLACE = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("io.lodgeflow.engine.time.UtcTime")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.sql.Timestamp")
            .orShould()
            .callMethodWhere(target(owner(assignableTo(ChronoLocalDateTime.class)))
                    .and(target(nameMatching("ofInstant|toInstant|toEpochSecond"))))
            .because("columns keep UTC, and UtcTime knows it");

    /** What is locked, watched or of whichever kind; all other entities have a repository. */
    @ArchTest
    static final ArchRule ENTITIES_COME_FROM_REPOSITORIES = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("io.lodgeflow.activities.persistence.JpaReservations")
            .and()
            .doNotHaveFullyQualifiedName("io.lodgeflow.activities.persistence.JpaCatalogue")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("jakarta.persistence.EntityManager");

    /** Files whose SQL is put together when it runs, and why it must be. */
    private static final Map<String, String> GLUED = Map.of(
            "V82__FoldedSearch.java", "shipped: a migration is never changed",
            "V83__Sentences.java", "one migration of the texts of several tables",
            "FirstStart.java", "looks at tables that may not be there",
            "JdbcRoomAllocations.java", "a line for each night, so that each is found by its key",
            "WorkQueue.java", "one queue for the tables of several kinds of work",
            "JdbcBookingSearch.java", "a condition for each word of the name",
            "RowCopies.java", "copies the rows of any table",
            "WorkflowRows.java", "the engine's statements, for several workflows at once");

    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);

    private static final Pattern TEXT =
            Pattern.compile("\"\"\"\n(?<block>.*?)\"\"\"|\"(?<line>(?:\\\\.|[^\"\\\\\n])*)\"", Pattern.DOTALL);

    /** How a statement or a part of one begins. */
    private static final Pattern SQL = Pattern.compile(
            "\\s*(select [a-z*(]|insert (ignore )?into |update \\w+ set |delete from |alter table |order by "
                    + "|group by |union all|limit |values \\(|(and|where|on) [(\\w.]+ (=|<|>|in|like|is|between)"
                    + "|from \\w+ (where|\\w |join )).*",
            Pattern.DOTALL);

    /** Named constants may be put together: the compiler does it. */
    private static final Pattern CONSTANT = Pattern.compile("[A-Z][A-Z_]*");

    private static final Pattern JOINED_AFTER = Pattern.compile("\\s*\\+\\s*([^\\s;,)]+)");

    private static final Pattern JOINED_BEFORE = Pattern.compile("([^\\s(,=]+)\\s*\\+\\s*$");

    @Test
    void statementsStandInOnePiece() throws IOException {
        Map<String, Set<String>> glued = new TreeMap<>();
        for (Path file : mainFiles()) {
            String source = COMMENT.matcher(Files.readString(file)).replaceAll(" ");
            Matcher text = TEXT.matcher(source);
            while (text.find()) {
                String content = Objects.requireNonNullElse(text.group("block"), text.group("line"));
                if (SQL.matcher(content).matches()) {
                    note(JOINED_AFTER.matcher(source).region(text.end(), source.length()), true, file, content, glued);
                    note(
                            JOINED_BEFORE.matcher(source).region(Math.max(0, text.start() - 200), text.start()),
                            false,
                            file,
                            content,
                            glued);
                }
            }
        }
        assertThat(glued.keySet()).as("glued: " + glued).isEqualTo(new TreeSet<>(GLUED.keySet()));
    }

    private static void note(Matcher joined, boolean after, Path file, String content, Map<String, Set<String>> glued) {
        boolean found = after ? joined.lookingAt() : joined.find();
        if (found && !CONSTANT.matcher(joined.group(1)).matches()) {
            glued.computeIfAbsent(file.getFileName().toString(), name -> new TreeSet<>())
                    .add(content.strip());
        }
    }

    /** Of what is shipped. */
    private static List<Path> mainFiles() throws IOException {
        Path root = Objects.requireNonNull(Path.of("").toAbsolutePath().getParent());
        try (Stream<Path> files = Files.walk(root)) {
            List<Path> found = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(
                            file -> root.relativize(file)
                                    .toString()
                                    .matches(
                                            "(activities|api|application|domain|engine|pages|web|worker|workflows)/src/main/.*"))
                    .toList();
            assertThat(found).hasSizeGreaterThan(100);
            return found;
        }
    }
}
