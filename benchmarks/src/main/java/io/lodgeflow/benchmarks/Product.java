package io.lodgeflow.benchmarks;

import io.lodgeflow.activities.books.BooksCheck;
import io.lodgeflow.application.LodgeflowApplication;
import io.lodgeflow.testkit.MySqlServer;
import io.lodgeflow.testkit.MySqlServer.Durability;
import io.lodgeflow.testkit.TestDatabase;
import java.util.List;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Lodgeflow in this JVM with its production settings, on an empty database of its own: commands and engine, but no web
 * server, no demo data and nothing in the background, so that only what is measured runs.
 */
final class Product implements AutoCloseable {

    private final ConfigurableApplicationContext context;
    private final @Nullable MySqlServer server;

    private Product(
            @Nullable MySqlServer server, String url, String username, String password, List<String> properties) {
        this.server = server;
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        String[] more = properties.stream().map(property -> "--" + property).toArray(String[]::new);
        context = new SpringApplicationBuilder(LodgeflowApplication.class)
                .web(WebApplicationType.NONE)
                .run(joined(
                        more,
                        "--spring.datasource.url=" + url,
                        "--spring.datasource.username=" + username,
                        "--spring.datasource.password=" + password,
                        "--lodgeflow.roles=none",
                        "--lodgeflow.demo.enabled=false"));
    }

    /**
     * On a MySQL server of its own, every commit on disk before it is confirmed.
     *
     * @param urlParameters appended to the JDBC URL, such as {@code &useServerPrepStmts=true}; may be empty
     * @param properties {@code name=value} settings that differ from production
     */
    static Product onDurableMySql(String urlParameters, String... properties) {
        MySqlServer server = MySqlServer.start(Durability.DURABLE);
        return new Product(
                server,
                server.createDatabase("benchmark") + urlParameters,
                server.username(),
                server.password(),
                List.of(properties));
    }

    /** On an H2 file database, as the embedded product. */
    static Product onH2(String... properties) {
        TestDatabase database = TestDatabase.create("benchmark");
        if (!database.name().equals("h2")) {
            throw new IllegalStateException("start without -Dlodgeflow.test.database");
        }
        return new Product(null, database.jdbcUrl(), database.username(), database.password(), List.of(properties));
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    <T> List<T> beans(Class<T> type) {
        return context.getBeanProvider(type).orderedStream().toList();
    }

    boolean isMySql() {
        return server != null;
    }

    JdbcTemplate jdbc() {
        return bean(JdbcTemplate.class);
    }

    /** All contradictions in the books; empty if they are right. */
    List<String> violations() {
        return new BooksCheck(jdbc()).violations();
    }

    @Override
    public void close() {
        context.close();
        if (server != null) {
            server.close();
        }
    }

    private static String[] joined(String[] some, String... more) {
        return java.util.stream.Stream.concat(java.util.Arrays.stream(some), java.util.Arrays.stream(more))
                .toArray(String[]::new);
    }
}
