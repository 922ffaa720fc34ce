package io.lodgeflow.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

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
    private static final String FILE_URL = "jdbc:h2:file:";

    /**
     * Creates a database of the kind chosen for this run. An H2 database can be opened by one process at a time; its
     * lock timeout is 10 seconds.
     *
     * @param prefix 1 to 40 letters, digits or underscores, seen in the database's name
     * @throws IllegalStateException if the property has another value, or the server cannot be started
     */
    public static TestDatabase create(String prefix) {
        return kind().equals("h2") ? onFile(newFile(prefix)) : createMySql(prefix);
    }

    /**
     * The kind chosen for this run.
     *
     * @throws IllegalStateException if the property has another value than {@code h2} or {@code mysql}
     */
    public static String kind() {
        String kind = System.getProperty(KIND_PROPERTY, "h2");
        return switch (kind) {
            case "h2", "mysql" -> kind;
            default ->
                throw new IllegalStateException(
                        "The system property " + KIND_PROPERTY + " is h2 or mysql, not '" + kind + "'");
        };
    }

    /**
     * Creates a database of the kind chosen for this run, with all that was in the one that {@link #save} wrote from.
     *
     * @param saved of the same kind; the caller closes it
     */
    public static TestDatabase restored(String prefix, InputStream saved) throws IOException, SQLException {
        GZIPInputStream content = new GZIPInputStream(saved);
        if (kind().equals("h2")) {
            Path file = newFile(prefix);
            Files.copy(content, storeOf(file));
            return onFile(file);
        }
        TestDatabase database = createMySql(prefix);
        try (Connection connection = database.connect();
                Reader script = new InputStreamReader(content, StandardCharsets.UTF_8)) {
            MySqlScript.run(connection, script);
        }
        return database;
    }

    /** Writes all there is, packed: H2's file, or a script for MySQL. Nobody else may be connected; H2 is shut down. */
    public void save(Path target) throws IOException, SQLException {
        try (Connection connection = connect();
                GZIPOutputStream packed = new GZIPOutputStream(Files.newOutputStream(target))) {
            if (name.equals("h2")) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute("SHUTDOWN COMPACT");
                }
                Files.copy(storeOf(Path.of(jdbcUrl.substring(FILE_URL.length(), jdbcUrl.indexOf(';')))), packed);
            } else {
                Writer script = new OutputStreamWriter(packed, StandardCharsets.UTF_8);
                MySqlScript.write(connection, script);
                script.flush();
            }
        }
    }

    /** Opens a connection; the caller closes it. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl, username, password);
    }

    private static Path newFile(String prefix) {
        return TestRun.newDirectory("h2-" + prefix).resolve("lodgeflow");
    }

    /** H2 adds the ending by itself. */
    private static Path storeOf(Path file) {
        return file.resolveSibling(file.getFileName() + ".mv.db");
    }

    private static TestDatabase onFile(Path file) {
        String url = FILE_URL + file
                + ";MODE=MySQL;CASE_INSENSITIVE_IDENTIFIERS=TRUE;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000;CACHE_SIZE="
                + CACHE_KILOBYTES;
        return new TestDatabase("h2", url, "sa", "");
    }

    private static TestDatabase createMySql(String prefix) {
        MySqlServer server = MySqlServer.shared();
        return new TestDatabase("mysql", server.createDatabase(prefix), server.username(), server.password());
    }
}
