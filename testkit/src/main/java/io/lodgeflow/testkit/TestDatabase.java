package io.lodgeflow.testkit;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * An empty database for one test or test class. Which kind is chosen for the whole run by the system property
 * {@code lodgeflow.test.database}: {@code h2} (the default, a file database like the embedded way to run) or
 * {@code mysql} (the {@linkplain MySqlServer#shared() shared server}). Both survive the end of their connections, and
 * disappear with this JVM.
 *
 * @param name the kind: {@code h2} or {@code mysql}
 * @param jdbcUrl unlike any other in this JVM
 * @param username a user who may do everything in it
 * @param password empty
 */
public record TestDatabase(String name, String jdbcUrl, String username, String password) {

    /**
     * Room for the calendars of a whole run of tests, which are checked after each test: with H2's own 128 MB they were read
     * from the file again each time, four times as slowly.
     */
    private static final int CACHE_KILOBYTES = 300_000;

    private static final String KIND_PROPERTY = "lodgeflow.test.database";

    /**
     * Creates a database of the kind chosen for this run. An H2 database can be opened by one process at a time; its
     * lock timeout is 10 seconds.
     *
     * @param prefix 1 to 40 letters, digits or underscores, seen in the database's name
     * @throws IllegalStateException if the property has another value, or the server cannot be started
     */
    public static TestDatabase create(String prefix) {
        String kind = System.getProperty(KIND_PROPERTY, "h2");
        return switch (kind) {
            case "h2" -> createH2(prefix);
            case "mysql" -> createMySql(prefix);
            default ->
                throw new IllegalStateException(
                        "The system property " + KIND_PROPERTY + " is h2 or mysql, not '" + kind + "'");
        };
    }

    /** Opens a connection; the caller closes it. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl, username, password);
    }

    private static TestDatabase createH2(String prefix) {
        Path file = TestRun.newDirectory("h2-" + prefix).resolve("lodgeflow");
        String url = "jdbc:h2:file:" + file
                + ";MODE=MySQL;CASE_INSENSITIVE_IDENTIFIERS=TRUE;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000;CACHE_SIZE="
                + CACHE_KILOBYTES;
        return new TestDatabase("h2", url, "sa", "");
    }

    private static TestDatabase createMySql(String prefix) {
        MySqlServer server = MySqlServer.shared();
        return new TestDatabase("mysql", server.createDatabase(prefix), server.username(), server.password());
    }
}
