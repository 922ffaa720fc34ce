package io.lodgeflow.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The MySQL program files of this machine, and a data directory initialised once per machine and copied for each
 * server, because initialising takes seconds and copying a fraction of one.
 */
final class MySqlInstallation {

    static final String HOME_PROPERTY = "lodgeflow.mysql.home";

    private static final Duration INITIALISATION_LIMIT = Duration.ofMinutes(2);

    /** The build of testkit unpacks MySQL here; its pom.xml names the same directory. */
    private static final Path CACHE = Path.of(System.getProperty("user.home"), ".cache", "lodgeflow");

    private static final Path UNPACKED_HOME = CACHE.resolve("mysql-8.0.33");

    private final Path home;
    private final Path program;

    private MySqlInstallation(Path home, Path program) {
        this.home = home;
        this.program = program;
    }

    static MySqlInstallation find() {
        String chosen = System.getProperty(HOME_PROPERTY, "");
        Path home = (chosen.isBlank() ? UNPACKED_HOME : Path.of(chosen)).toAbsolutePath();
        Path program = Stream.of("bin/mysqld", "sbin/mysqld", "libexec/mysqld")
                .map(home::resolve)
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(missing(home, chosen.isBlank())));
        if (!Files.isExecutable(program) && !program.toFile().setExecutable(true)) {
            throw new IllegalStateException(program + " is not executable; run: chmod +x " + program);
        }
        return new MySqlInstallation(home, program);
    }

    private static String missing(Path home, boolean unpackedByBuild) {
        if (!unpackedByBuild) {
            return "No mysqld in " + home + " (system property " + HOME_PROPERTY
                    + "): it must name the directory of a MySQL 8 server that contains bin/mysqld or sbin/mysqld.";
        }
        return "No mysqld in " + home
                + ". On Linux x86_64 it is unpacked there by: mvn -pl testkit generate-resources"
                + " . Elsewhere install MySQL 8 and name its directory with -D" + HOME_PROPERTY
                + "=<directory that contains bin/mysqld>. Tests that need no real MySQL run without it.";
    }

    /** The command line that every start of this program on the given data has in common. */
    List<String> command(Path data) {
        List<String> command = new ArrayList<>(List.of(
                program.toString(),
                "--no-defaults",
                "--basedir=" + home,
                "--datadir=" + data,
                "--innodb-use-native-aio=OFF",
                "--performance-schema=OFF",
                "--mysqlx=OFF",
                "--secure-file-priv=NULL",
                "--character-set-server=utf8mb4",
                "--log-error-verbosity=1"));
        String user = System.getProperty("user.name");
        if (!user.equals("?")) {
            command.add("--user=" + user);
        }
        return command;
    }

    /**
     * Many machines lack libaio. With native asynchronous input and output switched off no function of it is called,
     * so that any library may take its name; the distribution has a small one that fits.
     */
    Map<String, String> environment(Path directory) throws IOException {
        Path standIn = home.resolve("lib/plugin/mysql_no_login.so");
        if (Files.notExists(standIn)) {
            return Map.of();
        }
        Path libraries = Files.createDirectories(directory.resolve("libraries"));
        Path link = libraries.resolve("libaio.so.1");
        if (Files.notExists(link)) {
            Files.createSymbolicLink(link, standIn);
        }
        return Map.of("LD_LIBRARY_PATH", libraries.toString());
    }

    /** Makes {@code data} the data directory of a new, empty server. */
    void copyInitialisedData(Path data) throws IOException {
        Path template = template();
        if (Files.notExists(template)) {
            initialise(template);
        }
        TestRun.copy(template, data);
        // Holds the server's identity, which copies must not share; the server makes a new one.
        Files.deleteIfExists(data.resolve("auto.cnf"));
    }

    /** Another program, or another version of it, has another template. */
    private Path template() throws IOException {
        int fingerprint = Objects.hash(
                program.toString(),
                Files.size(program),
                Files.getLastModifiedTime(program).toMillis());
        return CACHE.resolve("mysql-data-" + Integer.toHexString(fingerprint));
    }

    /** Two JVMs may do this at once: each works by itself, and the first to finish puts its result in place. */
    private void initialise(Path template) throws IOException {
        Path directory = TestRun.newDirectory("mysql-initialise");
        Path data = directory.resolve("data");
        List<String> command = command(data);
        command.addAll(List.of(
                "--initialize-insecure",
                "--skip-log-bin",
                "--innodb-flush-method=nosync",
                "--innodb-redo-log-capacity=8M"));
        ChildProcess initialisation =
                ChildProcess.start("mysqld --initialize", command, environment(directory), directory.resolve("log"));
        if (initialisation.awaitExit(INITIALISATION_LIMIT) != 0) {
            throw initialisation.failure("could not create a data directory; check with `ldd " + program
                    + "` that no library but libaio is missing, and that the disk has 200 MB left");
        }
        Files.createDirectories(CACHE);
        Path partial = Files.createTempDirectory(CACHE, "partial-mysql-data-");
        try {
            Path copy = partial.resolve("data");
            TestRun.copy(data, copy);
            Files.move(copy, template, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (Files.notExists(template)) {
                throw new UncheckedIOException("Cannot keep the initialised MySQL data in " + template, e);
            }
        } finally {
            TestRun.delete(partial);
            TestRun.delete(directory);
        }
    }
}
