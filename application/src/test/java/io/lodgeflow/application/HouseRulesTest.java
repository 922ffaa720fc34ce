package io.lodgeflow.application;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTag;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Module table and house rules of the design, for all that is shipped. */
@Tag("no-database")
@ArchTag("no-database")
@AnalyzeClasses(packages = "io.lodgeflow", importOptions = DoNotIncludeTests.class)
class HouseRulesTest {

    private static final int MOST_LINES = 400;

    /** Longer files, and why they may be. */
    private static final Map<String, String> LONGER_FILES = Map.of(
            "domain/src/main/java/io/lodgeflow/domain/reservation/Reservation.java",
            "all transitions of a booking stand in one place, each beside its guard and event");

    @ArchTest
    static final ArchRule OPERATON_STAYS_IN_THE_ENGINE = noClasses()
            .that()
            .resideOutsideOfPackage("io.lodgeflow.engine..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.operaton..");

    @ArchTest
    static final ArchRule ENGINE_KNOWS_NOBODY = noClasses()
            .that()
            .resideInAPackage("io.lodgeflow.engine..")
            .should()
            .dependOnClassesThat(
                    resideInAnyPackage("io.lodgeflow..").and(not(resideInAnyPackage("io.lodgeflow.engine.."))));

    @ArchTest
    static final ArchRule DOMAIN_KNOWS_NOBODY = noClasses()
            .that()
            .resideInAPackage("io.lodgeflow.domain..")
            .should()
            .dependOnClassesThat(
                    resideInAnyPackage("io.lodgeflow..").and(not(resideInAnyPackage("io.lodgeflow.domain.."))));

    @ArchTest
    static final ArchRule WORKFLOWS_KNOW_ONLY_DOMAIN_AND_ENGINE = noClasses()
            .that()
            .resideInAPackage("io.lodgeflow.workflows..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.lodgeflow.activities..",
                    "io.lodgeflow.web..",
                    "io.lodgeflow.api..",
                    "io.lodgeflow.pages..",
                    "io.lodgeflow.worker..",
                    "io.lodgeflow.application..");

    @ArchTest
    static final ArchRule ACTIVITIES_KNOW_NO_CALLER = noClasses()
            .that()
            .resideInAPackage("io.lodgeflow.activities..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.lodgeflow.web..",
                    "io.lodgeflow.api..",
                    "io.lodgeflow.pages..",
                    "io.lodgeflow.worker..",
                    "io.lodgeflow.application..");

    @ArchTest
    static final ArchRule CALLERS_MEET_ACTIVITIES_AT_RUN_TIME_ONLY = noClasses()
            .that()
            .resideInAnyPackage("io.lodgeflow.web..", "io.lodgeflow.api..", "io.lodgeflow.pages..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.lodgeflow.activities..", "io.lodgeflow.worker..", "io.lodgeflow.application..");

    /** What both need is in web, which knows neither. */
    @ArchTest
    static final ArchRule WEB_API_AND_PAGES_ARE_APART =
            slices().matching("io.lodgeflow.(api|pages)..").should().notDependOnEachOther();

    @ArchTest
    static final ArchRule WEB_KNOWS_NO_CALLER = noClasses()
            .that()
            .resideInAPackage("io.lodgeflow.web..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.lodgeflow.api..", "io.lodgeflow.pages..");

    @ArchTest
    static final ArchRule WORKER_HAS_NO_API = noClasses()
            .that()
            .resideInAPackage("io.lodgeflow.worker..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.lodgeflow.web..", "io.lodgeflow.api..", "io.lodgeflow.pages..", "io.lodgeflow.application..");

    /** Servers, browser, children and clock serve whatever is tested. */
    @ArchTest
    static final ArchRule TESTKIT_KNOWS_NO_PRODUCT = noClasses()
            .that()
            .resideInAPackage("io.lodgeflow.testkit..")
            .should()
            .dependOnClassesThat(
                    resideInAnyPackage("io.lodgeflow..").and(not(resideInAnyPackage("io.lodgeflow.testkit.."))));

    /** Tokens and webhook signatures are checked by real time; all else by the one clock, which is the only reader of the machine's. */
    @ArchTest
    static final ArchRule TIME_COMES_FROM_ONE_CLOCK = noClasses()
            .that()
            .resideOutsideOfPackages("io.lodgeflow.engine.time..", "io.lodgeflow.web.security..")
            .and()
            .doNotHaveFullyQualifiedName("io.lodgeflow.activities.webhook.WebhookCall")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(java.time.Clock.class, "systemUTC")
            .orShould()
            .callMethod(java.time.Clock.class, "systemDefaultZone")
            .orShould()
            .callConstructor(Date.class);

    /** What reads a path by itself reads it differently from Spring one day, and is gone round. */
    @ArchTest
    static final ArchRule PATHS_ARE_READ_IN_ONE_PLACE = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("io.lodgeflow.web.Addresses")
            .and()
            .doNotHaveFullyQualifiedName("io.lodgeflow.web.CanonicalPathFilter")
            .should()
            .accessTargetWhere(
                    target(nameMatching("getRequestURI|getRequestURL|getServletPath|getPathInfo|getPathTranslated")))
            .orShould()
            .dependOnClassesThat()
            .haveNameMatching(".*\\.(AntPathMatcher|UrlPathHelper|ServletUriComponentsBuilder|RegexRequestMatcher)")
            .because("filters and controllers tell requests apart by Addresses and patterns");

    @ArchTest
    static final ArchRule NO_CODE_SLEEPS = noClasses()
            .should()
            .callMethod(Thread.class, "sleep", long.class)
            .orShould()
            .callMethod(Thread.class, "sleep", java.time.Duration.class)
            .because("work waits to be woken; a retry pauses in Transactions only");

    /** Who makes threads besides: replay is a command that ends with them. */
    @ArchTest
    static final ArchRule LOOPS_STAND_IN_ONE_TABLE = noClasses()
            .that()
            .resideOutsideOfPackages("io.lodgeflow.engine..", "io.lodgeflow.worker..", "io.lodgeflow.testkit..")
            .and()
            .doNotHaveFullyQualifiedName("io.lodgeflow.application.replay.InParallel")
            .should()
            .dependOnClassesThat()
            .haveNameMatching("java\\.util\\.(Timer|concurrent\\.(Executors|Scheduled.*|ThreadPoolExecutor|ForkJoin.*"
                    + "|CompletableFuture))|java\\.lang\\.Thread\\$Builder.*"
                    + "|org\\.springframework\\.(scheduling|core\\.task)\\..*")
            .orShould()
            .callConstructorWhere(target(owner(assignableTo(Thread.class))))
            .orShould()
            .callMethod(Thread.class, "startVirtualThread", Runnable.class)
            .because("what runs without being asked is a BackgroundLoop, see LoopTable in worker");

    @ArchTest
    static final ArchRule CLASSES_ARE_NAMED_FOR_WHAT_THEY_DO =
            noClasses().should().haveNameMatching(".*(Manager|Helper|Impl|Utils?)");

    @ArchTest
    static final ArchRule NOTHING_IS_INJECTED_INTO_FIELDS = noFields()
            .should()
            .beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
            .orShould()
            .beAnnotatedWith("org.springframework.beans.factory.annotation.Value")
            .orShould()
            .beAnnotatedWith("jakarta.inject.Inject")
            .orShould()
            .beAnnotatedWith("jakarta.annotation.Resource");

    /** A bean that remembers between requests is wrong on every second node; caches and counters are final objects. */
    @ArchTest
    static final ArchRule CONTROLLERS_REMEMBER_NOTHING = fields().that()
            .areDeclaredInClassesThat()
            .areAnnotatedWith("org.springframework.web.bind.annotation.RestController")
            .should()
            .beFinal();

    @ArchTest
    static final ArchRule REQUESTS_AND_ANSWERS_ARE_NO_ENTITIES = classes()
            .that()
            .areAnnotatedWith("org.springframework.web.bind.annotation.RestController")
            .should(neverAnswerWithEntities());

    /** The servers of the tests are shared by all tests of a JVM on purpose. */
    @ArchTest
    static final ArchRule NO_STATE_IN_STATIC_FIELDS = fields().that()
            .areStatic()
            .and()
            .areDeclaredInClassesThat()
            .resideOutsideOfPackage("io.lodgeflow.testkit..")
            .should()
            .beFinal()
            .because("two nodes, or two tests, do not share it");

    @ArchTest
    static final ArchRule MODULES_FORM_NO_CIRCLES =
            slices().matching("io.lodgeflow.(*)..").should().beFreeOfCycles();

    /** A word is the package below the module, the same through all of them: the rooms of {@code domain} and of {@code api} are one. */
    @ArchTest
    static final ArchRule HOTEL_WORDS_FORM_NO_CIRCLES =
            slices().assignedFrom(hotelWords()).should().beFreeOfCycles();

    @ArchTest
    static final ArchRule PARTS_OF_THE_ENGINE_FORM_NO_CIRCLES =
            slices().matching("io.lodgeflow.engine.(*)..").should().beFreeOfCycles();

    private static SliceAssignment hotelWords() {
        Pattern word = Pattern.compile("io\\.lodgeflow\\.(domain|workflows|activities|web|api|pages)(?:\\.(\\w+))?.*");
        return new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
                Matcher found = word.matcher(javaClass.getPackageName());
                if (!found.matches()) {
                    return SliceIdentifier.ignore();
                }
                return SliceIdentifier.of(found.group(2) == null ? "the root of " + found.group(1) : found.group(2));
            }

            @Override
            public String getDescription() {
                return "hotel words";
            }
        };
    }

    private static ArchCondition<JavaClass> neverAnswerWithEntities() {
        return new ArchCondition<>("take and answer with types of their own") {
            @Override
            public void check(JavaClass controller, ConditionEvents events) {
                controller.getMethods().stream()
                        .filter(method -> !method.getModifiers().contains(JavaModifier.PRIVATE))
                        .filter(method -> !method.getModifiers().contains(JavaModifier.STATIC))
                        .flatMap(method -> Stream.concat(
                                        method.getReturnType().getAllInvolvedRawTypes().stream(),
                                        method.getRawParameterTypes().stream())
                                .filter(type -> type.isAnnotatedWith("jakarta.persistence.Entity"))
                                .map(type -> method.getFullName() + " shows the entity " + type.getName()))
                        .forEach(text -> events.add(SimpleConditionEvent.violated(controller, text)));
            }
        };
    }

    @ArchTest
    static void everyPackageSaysWhatItIsAndIsNullMarked(JavaClasses all) {
        TreeSet<String> lacking = new TreeSet<>();
        for (JavaClass type : all) {
            if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                lacking.add(type.getPackageName());
            }
        }
        assertThat(lacking).as("packages without a @NullMarked package-info").isEmpty();
    }

    @Test
    void noFileIsLongerThanFourHundredLines() throws IOException {
        Map<String, Integer> longer = new TreeMap<>();
        for (Path file : javaFiles()) {
            int lines = lines(file).size();
            if (lines > MOST_LINES) {
                longer.put(root().relativize(file).toString(), lines);
            }
        }
        assertThat(longer.keySet()).as("longer files: " + longer).isEqualTo(LONGER_FILES.keySet());
    }

    @Test
    void noLineOfATemplateIsLongerThanOneReads() throws IOException {
        try (Stream<Path> files = Files.walk(root().resolve("pages/src/main/resources"))) {
            List<Path> templates =
                    files.filter(file -> file.toString().endsWith(".html")).toList();
            assertThat(templates)
                    .hasSizeGreaterThan(20)
                    .allSatisfy(template -> assertThat(lines(template))
                            .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(160)));
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Sources of all modules, tests included. */
    private static List<Path> javaFiles() throws IOException {
        try (Stream<Path> files = Files.walk(root())) {
            List<Path> found = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> file.toString().contains("/src/")
                            && !file.toString().contains("/target/"))
                    .toList();
            assertThat(found).hasSizeGreaterThan(100);
            return found;
        }
    }

    /** Of the repository: the tests run in the directory of their module. */
    private static Path root() {
        return Objects.requireNonNull(Path.of("").toAbsolutePath().getParent());
    }
}
