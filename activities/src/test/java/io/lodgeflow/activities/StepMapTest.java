package io.lodgeflow.activities;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.engine.ProcessBinding;
import io.lodgeflow.engine.Steps;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * What the start checks, without a start: drawings and map fit; map and classes do, too, and no class of steps grows
 * too large.
 */
class StepMapTest {

    private static final int MOST_LINES = 350;
    private static final int MOST_COLLABORATORS = 12;

    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern MAPPED = Pattern.compile("\"(\\w+)\",\\s+(\\w+Steps)::(\\w+)\\)");
    private static final Pattern RETIRED = Pattern.compile("retired\\(([^)]*)\\)");

    @Test
    void everyElementHasItsStepAndEveryStepItsElement() throws IOException {
        assertThat(new ProcessBinding(StepMap.steps()).problems(drawings())).isEmpty();
    }

    @Test
    void whatADrawingNamesAndTheMapDoesNotIsFound() throws IOException {
        assertThat(problems("${assignRooms}", "${assignSuites}")).anyMatch(problem -> problem.contains("assignSuites"));
        assertThat(problems("\"OccupyRooms\"", "\"OccupySuites\""))
                .anyMatch(problem ->
                        problem.contains("task OccupySuites has no method; looked for 'occupySuites' among [acc"));
        assertThat(problems("${isPaidAtHotel.", "${isPaidInCash."))
                .anyMatch(problem -> problem.contains("looked for 'isPaidInCash' among [areD"));
        assertThat(problems("${due.checkOut(", "${due.breakfast("))
                .anyMatch(problem -> problem.contains("looked for 'breakfast' among [checkOut, "));
        assertThat(problems("name=\"RoomsAssigned\"", "name=\"SuitesAssigned\""))
                .anyMatch(problem -> problem.contains("looked for 'SuitesAssigned' among [CancellationRequested, "));
    }

    @Test
    void aMethodThatNoDrawingUsesIsFound() throws IOException {
        Steps steps = StepMap.steps();
        steps.of(StepMap.class).task("orderFlowers", (any, key) -> {});
        assertThat(new ProcessBinding(steps).problems(drawings()))
                .containsExactly("method for 'orderFlowers' has no element in any process");
    }

    @Test
    void everyMethodOfAClassOfStepsIsInTheMapByItsOwnName() throws Exception {
        String map = Files.readString(SOURCES.resolve("io/lodgeflow/activities/StepMap.java"));
        String retired =
                RETIRED.matcher(map).results().map(names -> names.group(1)).collect(joining());
        Set<String> mapped = MAPPED.matcher(map)
                .results()
                .filter(entry -> !retired.contains("\"" + entry.group(1) + "\""))
                .map(entry -> entry.group(1) + " is " + entry.group(2) + "::" + entry.group(3))
                .collect(toCollection(TreeSet::new));
        Set<String> written = new TreeSet<>();
        for (Class<?> type : stepClasses()) {
            Arrays.stream(type.getDeclaredMethods())
                    .filter(method -> Modifier.isPublic(method.getModifiers()))
                    .map(Method::getName)
                    .filter(name -> !retired.contains("\"" + name + "\""))
                    .forEach(name -> written.add(name + " is " + type.getSimpleName() + "::" + name));
        }
        assertThat(written).hasSizeGreaterThan(60).isEqualTo(mapped);
    }

    @Test
    void noClassOfStepsGrowsTooLarge() throws Exception {
        assertThat(stepClasses()).hasSizeGreaterThan(8);
        for (Class<?> type : stepClasses()) {
            assertThat(type.getDeclaredConstructors()[0].getParameterCount())
                    .as("%s: collaborators", type)
                    .isLessThanOrEqualTo(MOST_COLLABORATORS);
            Path source = SOURCES.resolve(type.getName().replace('.', '/') + ".java");
            assertThat(Files.readAllLines(source)).as("%s: lines", type).hasSizeLessThanOrEqualTo(MOST_LINES);
        }
    }

    private static List<String> problems(String written, String instead) throws IOException {
        List<Resource> broken = drawings().stream()
                .map(drawing -> changed(drawing, written, instead))
                .toList();
        return new ProcessBinding(StepMap.steps()).problems(broken);
    }

    private static Resource changed(Resource drawing, String written, String instead) {
        try {
            String xml = drawing.getContentAsString(StandardCharsets.UTF_8).replace(written, instead);
            return new ByteArrayResource(xml.getBytes(StandardCharsets.UTF_8)) {
                @Override
                public String getFilename() {
                    return String.valueOf(drawing.getFilename());
                }
            };
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<Resource> drawings() throws IOException {
        Resource[] drawings = new PathMatchingResourcePatternResolver().getResources("classpath*:processes/*.bpmn");
        assertThat(drawings).hasSizeGreaterThan(8);
        return List.of(drawings);
    }

    private static List<Class<?>> stepClasses() throws IOException, ClassNotFoundException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(SOURCES)) {
            files = all.filter(file -> file.toString().endsWith("Steps.java")).toList();
        }
        Set<String> names = files.stream()
                .map(file -> SOURCES.relativize(file).toString().replace('/', '.'))
                .map(name -> name.substring(0, name.length() - ".java".length()))
                .collect(toCollection(TreeSet::new));
        List<Class<?>> types = new ArrayList<>();
        for (String name : names) {
            types.add(Class.forName(name));
        }
        return types;
    }
}
