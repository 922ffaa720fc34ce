package io.lodgeflow.scenarios.kill;

import io.lodgeflow.application.LodgeflowApplication;
import io.lodgeflow.scenarios.StartArchive;
import io.lodgeflow.testkit.ServerProcess;
import io.lodgeflow.testkit.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * The real program as its user starts it, again and again on the same data, each time on another port. On H2 it is
 * the embedded default with nothing but the data directory named; on MySQL the database server lives on, as it does when
 * a node of a cluster dies. What each start printed is kept under {@code target/kill}.
 */
final class KillableServer implements AutoCloseable {

    /** The machine may be busy with other builds. */
    private static final Duration START_LIMIT = Duration.ofMinutes(3);

    private static final Duration EXIT_LIMIT = Duration.ofSeconds(60);
    private static final Pattern ADDRESS = Pattern.compile("Product\\s+(http://\\S+)/");
    private static final Pattern SECONDS = Pattern.compile("ready after ([0-9.]+) seconds");
    /** Whoever asks the program to end by SIGTERM gets this code from the JVM when it has ended in good order. */
    private static final int ENDED_BY_TERM = 143;

    private final String name;
    private final @Nullable TestDatabase mysql;
    private final Path data;
    private final List<String> arguments;
    private Class<?> program = LodgeflowApplication.class;
    private int starts;
    private @Nullable ServerProcess process;

    private KillableServer(String name, @Nullable TestDatabase mysql, Path data, List<String> arguments) {
        this.name = name;
        this.mysql = mysql;
        this.data = data;
        this.arguments = arguments;
    }

    /**
     * On the database chosen for this run of the suite.
     *
     * @param directory for the embedded database
     */
    static KillableServer on(String name, Path directory, String... arguments) {
        List<String> all = new ArrayList<>(List.of(
                "--lodgeflow.data-directory=" + directory,
                "--lodgeflow.demo.enabled=true",
                "--lodgeflow.demo.nights=150", // all that the callers ask for is nearer
                "--lodgeflow.rate-limits.enabled=false", // the load comes from one address and few accounts
                "--lodgeflow.holding.enabled=false",
                "--logging.level.org.springdoc=error"));
        TestDatabase database = TestDatabase.create("kill");
        boolean mysql = database.name().equals("mysql");
        if (mysql) {
            all.addAll(List.of(
                    "--spring.datasource.url=" + database.jdbcUrl(),
                    "--spring.datasource.username=" + database.username(),
                    "--spring.datasource.password=" + database.password()));
        }
        all.addAll(List.of(arguments));
        return new KillableServer(name + "-" + database.name(), mysql ? database : null, directory, all);
    }

    /** Starts from now on another program that is the same product. */
    KillableServer starting(Class<?> newProgram) {
        program = newProgram;
        return this;
    }

    /** The first line with the text that the present process prints. */
    String awaitLine(String contained) {
        return process().awaitLine(contained, START_LIMIT);
    }

    boolean isOnMySql() {
        return mysql != null;
    }

    /** Starts the program and waits until it is ready. */
    URI start() {
        begin();
        return awaitReady();
    }

    /** Starts the program on a free port and returns at once. */
    void begin(String... more) {
        beginAt(0, more);
    }

    /** Starts the program on a port that its callers know before it does, and returns at once. */
    void beginAt(int port, String... more) {
        process = ServerProcess.of(program)
                .jvmOptions("-Xmx768m")
                .jvmOptions(StartArchive.ofThisRun().options())
                .arguments(arguments.toArray(String[]::new))
                .arguments("--server.port=" + port)
                .arguments(more)
                .logFile(logFile())
                .start();
    }

    /** The address of the program that {@link #begin} started. */
    URI awaitReady() {
        process().awaitLine("Lodgeflow is ready", START_LIMIT);
        Matcher address = ADDRESS.matcher(process().awaitLine("Product ", START_LIMIT));
        if (!address.find()) {
            throw new IllegalStateException(
                    "no address in what the program printed:\n" + process().log());
        }
        return URI.create(address.group(1));
    }

    /** What the program itself says it took to start, in seconds. */
    double secondsToReady() {
        Matcher seconds = SECONDS.matcher(process().log());
        return seconds.find() ? Double.parseDouble(seconds.group(1)) : Double.NaN;
    }

    /** Returns when the program has ended by itself or the time is over. */
    void letRun(Duration time) {
        try {
            process().awaitExit(time);
        } catch (IllegalStateException stillRunning) {
            // as expected: it is killed now
        }
    }

    void kill() {
        process().kill9();
    }

    /** SIGTERM without waiting for the end. */
    void askToStop() {
        ProcessHandle.of(process().pid()).ifPresent(ProcessHandle::destroy);
    }

    /** SIGTERM, and the end in good order. */
    void stop() {
        askToStop();
        int code = process().awaitExit(EXIT_LIMIT);
        if (code != 0 && code != ENDED_BY_TERM) {
            throw new IllegalStateException(
                    "exit code " + code + " after SIGTERM, see " + process().logFile());
        }
    }

    boolean isAlive() {
        return process().isAlive();
    }

    /**
     * Lines of the present process at level ERROR, less those of the engine: it also says so when a step has lost a race
     * and is rolled back, such as the deadline against a cancellation. What it gives up for good is found in its tables.
     */
    List<String> errors() {
        return process()
                .log()
                .lines()
                .filter(line -> line.contains(" ERROR "))
                .filter(line -> !line.contains(" org.operaton.bpm.engine."))
                .toList();
    }

    /** Reads the database of the stopped or killed program. */
    <T> T readDatabase(Function<JdbcTemplate, T> work) {
        String url = mysql != null
                ? mysql.jdbcUrl()
                : "jdbc:h2:file:" + data.resolve("lodgeflow")
                        + ";MODE=MySQL;CASE_INSENSITIVE_IDENTIFIERS=TRUE;IFEXISTS=TRUE";
        SingleConnectionDataSource connection = mysql != null
                ? new SingleConnectionDataSource(url, mysql.username(), mysql.password(), true)
                : new SingleConnectionDataSource(url, "lodgeflow", "", true);
        try {
            return work.apply(new JdbcTemplate(connection));
        } finally {
            connection.destroy();
        }
    }

    @Override
    public void close() {
        if (process != null) {
            process.close();
        }
    }

    private Path logFile() {
        try {
            return Files.createDirectories(Path.of("target", "kill"))
                    .resolve(name + "-" + String.format("%02d", ++starts) + ".log")
                    .toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ServerProcess process() {
        return Objects.requireNonNull(process, "not started");
    }
}
