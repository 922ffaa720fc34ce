package io.lodgeflow.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.util.ClassUtils;

/** What has to run on both databases does. */
@Tag("no-database")
class RunsOnTest {

    private static final List<String> ALWAYS_ON_BOTH = List.of(".*RaceTest", ".*\\.kill\\..*", ".*\\.migration\\..*");

    @Test
    void everyProcessIsLivedOnBoth() throws IOException {
        Set<String> lived = classes().stream()
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .map(method -> method.getAnnotation(Lives.class))
                .filter(Objects::nonNull)
                .flatMap(lives -> Arrays.stream(lives.value()))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> processes = resources("classpath*:processes/*.bpmn")
                .map(resource -> Objects.requireNonNull(resource.getFilename()).replace(".bpmn", ""))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(processes).contains("reservation");
        assertThat(lived).as("processes of @Lives").isEqualTo(processes);
    }

    @Test
    void racesKillsAndMigrationsRunOnBoth() throws IOException {
        List<Class<?>> both = classes().stream()
                .filter(type -> type.getSimpleName().endsWith("Test"))
                .filter(type -> ALWAYS_ON_BOTH.stream().anyMatch(type.getName()::matches))
                .toList();
        assertThat(both).hasSizeGreaterThan(10);
        assertThat(both).allMatch(type -> type.isAnnotationPresent(OnBothDatabases.class));
    }

    private static List<Class<?>> classes() throws IOException {
        return resources("classpath*:io/lodgeflow/scenarios/**/*.class")
                .<Class<?>>map(RunsOnTest::loaded)
                .toList();
    }

    private static Class<?> loaded(Resource resource) {
        try {
            String path = resource.getURL().getPath();
            String name = path.substring(path.lastIndexOf("io/lodgeflow/scenarios/"), path.lastIndexOf(".class"));
            return ClassUtils.forName(name.replace('/', '.'), RunsOnTest.class.getClassLoader());
        } catch (IOException | ClassNotFoundException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static Stream<Resource> resources(String pattern) throws IOException {
        return Arrays.stream(new PathMatchingResourcePatternResolver().getResources(pattern));
    }
}
