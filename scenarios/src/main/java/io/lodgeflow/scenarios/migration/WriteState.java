package io.lodgeflow.scenarios.migration;

import io.lodgeflow.scenarios.OnBothDatabases;
import io.lodgeflow.scenarios.OnBothDatabases.Because;
import io.lodgeflow.scenarios.Product;
import io.lodgeflow.testkit.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * No test, and run by name only: writes what a later product is tested on by {@link StateBeforeTest} into the directory that
 * {@code lodgeflow.state} names. How to is told in {@code state-before/README.md}.
 */
@OnBothDatabases(Because.MIGRATION)
class WriteState {

    @Test
    void writesADatabaseWithABookingAtEveryStep() throws IOException, SQLException {
        Path directory = Path.of(Objects.requireNonNull(System.getProperty("lodgeflow.state"), "lodgeflow.state"));
        TestDatabase database = TestDatabase.create("state");
        Properties facts = new Properties();
        try (Product product = Product.separate(database, Product.FIRST_NOW, 1)) {
            Corpus corpus = new CorpusMigration(product);
            corpus.gather();
            facts.putAll(corpus.facts());
        }
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            // What is only this machine's, or should be in no repository; each product has its own.
            statement.execute("update worker_node set host = 'node'");
            statement.execute("delete from setting where name = 'token_key_pair'");
        }
        Files.createDirectories(directory.resolve("drawings"));
        database.save(directory.resolve(database.name() + ".gz"));
        StringWriter lines = new StringWriter();
        facts.store(lines, null);
        Files.writeString(
                directory.resolve(database.name() + ".properties"),
                lines.toString()
                        .lines()
                        .filter(line -> !line.startsWith("#"))
                        .collect(Collectors.joining("\n", "", "\n")));
        for (String drawings : new String[] {"classpath*:processes/*.bpmn", "classpath*:decisions/*.dmn"}) {
            for (Resource drawing : new PathMatchingResourcePatternResolver().getResources(drawings)) {
                Path copy = directory.resolve("drawings").resolve(Objects.requireNonNull(drawing.getFilename()));
                try (InputStream content = drawing.getInputStream()) {
                    Files.copy(content, copy, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }
}
