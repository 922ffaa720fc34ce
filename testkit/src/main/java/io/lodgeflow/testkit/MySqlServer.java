package io.lodgeflow.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A real MySQL 8 server, reachable only from this machine, that ends with this JVM even when the JVM is killed. It
 * speaks utf8mb4 and UTC, accepts 300 connections, and lets {@code root} in without a password. Transaction isolation
 * is left at the server's default: the application chooses its own.
 *
 * <p>The program files are unpacked by the Maven build of this module; the system property {@code lodgeflow.mysql.home}
 * names another installation. Safe for use by several threads.
 */
public final class MySqlServer implements AutoCloseable {

    /** What a commit survives. */
    public enum Durability {
        /**
         * Nothing is forced to disk and the log is written once per second: a commit of the last second may be lost
         * when the server is killed. Writes a binary log (row format, with global transaction ids). For ordinary tests.
         */
        FAST,

        /**
         * Every commit is on disk before it is confirmed, and survives any kill. No binary log. For benchmarks and
         * for tests that kill the server.
         */
        DURABLE
    }

    private static final Duration START_LIMIT = Duration.ofMinutes(1);
    private static final int START_ATTEMPTS = 3;

    /** Below the range from which the kernel takes ports for outgoing connections, so that a restart finds it free. */
    private static final int LOWEST_PORT = 20_000;

    private static final int HIGHEST_PORT = 32_000;

    private static final String URL_PARAMETERS = "?rewriteBatchedStatements=true&cachePrepStmts=true"
            + "&nullDatabaseMeansCurrent=true&connectionTimeZone=UTC&forceConnectionTimeZoneToSession=true"
            + "&sslMode=DISABLED&allowPublicKeyRetrieval=true";

    private static @Nullable MySqlServer shared;

    private final Durability durability;
    private final MySqlInstallation installation;
    private final Path directory;
    private final Path data;
    private final int port;
    private final AtomicInteger databases = new AtomicInteger();
    private ChildProcess process;
    private int starts;

    private MySqlServer(Durability durability) throws IOException {
        this.durability = durability;
        installation = MySqlInstallation.find();
        directory = TestRun.newDirectory("mysql");
        data = directory.resolve("data");
        installation.copyInitialisedData(data);
        port = freePort();
        process = startProgram();
    }

    /**
     * The server that all tests of this JVM share, with {@link Durability#FAST}; started by the first call, and again
     * if somebody closed it. Tests keep apart by {@linkplain #createDatabase their own databases}.
     *
     * @throws IllegalStateException if it cannot be started; the message tells what to do
     */
    public static synchronized MySqlServer shared() {
        if (shared == null || !shared.isAlive()) {
            shared = start(Durability.FAST);
        }
        return shared;
    }

    /**
     * Starts one more server, empty, on a port and data of its own. Close it to free its memory and disk early.
     *
     * @throws IllegalStateException if it cannot be started; the message tells what to do
     */
    public static MySqlServer start(Durability durability) {
        for (int attempt = 1; ; attempt++) {
            try {
                return new MySqlServer(durability);
            } catch (PortTakenException e) {
                if (attempt == START_ATTEMPTS) {
                    throw e;
                }
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot prepare a MySQL server; is there space left for its files?", e);
            }
        }
    }

    /**
     * Creates an empty database whose name starts with the prefix and was never used on this server.
     *
     * @param prefix 1 to 40 letters, digits or underscores
     * @return its JDBC URL; connect with {@link #username()} and {@link #password()}. The URL stays valid across
     *     {@link #restart()}.
     * @throws IllegalArgumentException if the prefix contains anything else
     * @throws IllegalStateException if the server refuses
     */
    public String createDatabase(String prefix) {
        if (!prefix.matches("[A-Za-z0-9_]{1,40}")) {
            throw new IllegalArgumentException(
                    "A database prefix has 1 to 40 letters, digits or underscores, unlike '" + prefix + "'");
        }
        String database = prefix.toLowerCase(Locale.ROOT) + "_" + databases.incrementAndGet();
        execute("CREATE DATABASE `" + database + "`");
        return urlStart() + database + URL_PARAMETERS;
    }

    /**
     * Deletes a database with all it contains; nothing happens if it is already gone. Waits for open transactions
     * on its tables.
     *
     * @param jdbcUrl what {@link #createDatabase} returned
     * @throws IllegalArgumentException if the URL is not of this server
     * @throws IllegalStateException if the server refuses
     */
    public void dropDatabase(String jdbcUrl) {
        if (!jdbcUrl.startsWith(urlStart()) || !jdbcUrl.endsWith(URL_PARAMETERS)) {
            throw new IllegalArgumentException("Not a database of this server (" + urlStart() + "...): " + jdbcUrl);
        }
        String database = jdbcUrl.substring(urlStart().length(), jdbcUrl.length() - URL_PARAMETERS.length());
        execute("DROP DATABASE IF EXISTS `" + database + "`");
    }

    /**
     * Kills the server (SIGKILL) and starts it again on the same data and port; returns when it accepts connections.
     * Connections of before are broken. What survives is told by the {@link Durability}.
     *
     * @throws IllegalStateException if it does not come back; the message shows its log
     */
    public synchronized void restart() {
        process.kill();
        try {
            process = startProgram();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot restart MySQL on " + data, e);
        }
    }

    /** The TCP port on 127.0.0.1; the same for the life of this object. */
    public int port() {
        return port;
    }

    /** The user who may do everything. */
    public String username() {
        return "root";
    }

    /** The user's password, which is empty. */
    public String password() {
        return "";
    }

    /** Whether the server process runs. */
    public synchronized boolean isAlive() {
        return process.isAlive();
    }

    /** Kills the server and deletes its data. Not needed at the end of the JVM, and harmless when repeated. */
    @Override
    public synchronized void close() {
        process.kill();
        try {
            TestRun.delete(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete the data of a stopped MySQL server", e);
        }
    }

    private ChildProcess startProgram() throws IOException {
        // The server is reached over TCP only, where the initial root@localhost does not match.
        Path access = Files.writeString(directory.resolve("access.sql"), """
                CREATE USER IF NOT EXISTS 'root'@'127.0.0.1' IDENTIFIED BY '';
                GRANT ALL ON *.* TO 'root'@'127.0.0.1' WITH GRANT OPTION;
                """);
        List<String> command = installation.command(data);
        command.addAll(options(durability));
        // Socket and pid file are relative to the data directory: a long path would exceed the limit for sockets.
        command.addAll(List.of(
                "--port=" + port,
                "--bind-address=127.0.0.1",
                "--socket=socket",
                "--pid-file=pid",
                "--init-file=" + access,
                "--skip-name-resolve",
                "--default-time-zone=+00:00",
                // Or each count(*) of a whole table, however small, starts four threads: counting all tables took six
                // times as long.
                "--innodb-parallel-read-threads=1",
                "--max-connections=300"));
        ChildProcess started = ChildProcess.start(
                "mysqld", command, installation.environment(directory), directory.resolve("log-" + starts++));
        try {
            started.awaitLine("ready for connections", START_LIMIT);
        } catch (IllegalStateException e) {
            started.kill();
            if (started.log().contains("Address already in use")) {
                throw new PortTakenException("Another program took port " + port + " before MySQL; try again", e);
            }
            throw e;
        }
        return started;
    }

    private static List<String> options(Durability durability) {
        return switch (durability) {
            case FAST ->
                List.of(
                        "--innodb-flush-method=nosync",
                        "--innodb-flush-log-at-trx-commit=0",
                        "--innodb-redo-log-capacity=64M",
                        "--innodb-buffer-pool-size=128M",
                        "--log-bin=binlog",
                        "--server-id=1",
                        "--sync-binlog=0",
                        "--binlog-format=ROW",
                        "--gtid-mode=ON",
                        "--enforce-gtid-consistency=ON");
            case DURABLE ->
                List.of(
                        "--innodb-flush-log-at-trx-commit=1",
                        "--innodb-log-writer-threads=OFF", // as MySQL's manual advises for few connections
                        "--innodb-redo-log-capacity=512M",
                        "--innodb-buffer-pool-size=512M",
                        "--skip-log-bin");
        };
    }

    private static int freePort() throws IOException {
        InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        for (int attempt = 1; attempt <= 100; attempt++) {
            int candidate = ThreadLocalRandom.current().nextInt(LOWEST_PORT, HIGHEST_PORT);
            try (ServerSocket socket = new ServerSocket(candidate, 1, loopback)) {
                return socket.getLocalPort();
            } catch (IOException ignored) {
                // Taken: the next candidate decides.
            }
        }
        throw new IOException("Found no free port from " + LOWEST_PORT + " to " + HIGHEST_PORT);
    }

    private String urlStart() {
        return "jdbc:mysql://127.0.0.1:" + port + "/";
    }

    private void execute(String sql) {
        try (Connection connection =
                        DriverManager.getConnection(urlStart() + "mysql" + URL_PARAMETERS, username(), password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("MySQL on port " + port + " refused: " + sql, e);
        }
    }

    private static final class PortTakenException extends IllegalStateException {
        PortTakenException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
