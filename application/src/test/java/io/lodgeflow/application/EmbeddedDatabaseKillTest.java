package io.lodgeflow.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.testkit.ServerProcess;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A process is killed (SIGKILL) while it commits and its file is gathered all the time: what it acknowledged is there. */
class EmbeddedDatabaseKillTest {

    private static final int ROWS = 5_000;
    private static final int KILLS = 6;
    private static final long SEED = 11;
    private static final Duration LIMIT = Duration.ofMinutes(1);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    @Test
    void nothingAcknowledgedIsLostWhileTheFileIsGathered() throws SQLException {
        Random random = new Random(SEED);
        String url = "jdbc:h2:file:" + directory.resolve("kill") + ";WRITE_DELAY=0;RETENTION_TIME=1000";
        int acknowledged = 0;
        for (int kill = 1; kill <= KILLS; kill++) {
            String point = "seed " + SEED + ", kill " + kill;
            try (ServerProcess program = ServerProcess.of(Writer.class)
                    .jvmOptions("-Xmx128m", "-XX:+UseSerialGC")
                    .arguments(url)
                    .start()) {
                program.awaitLine("gathered", LIMIT);
                program.awaitLine("committed " + (acknowledged + 500 + random.nextInt(1_500)) + ".", LIMIT);
                program.kill9();
                acknowledged = lastCommitted(program.log());
            }
            List<Integer> values = values(url);
            assertThat(values).as(point).hasSize(ROWS);
            for (int row = 0; row < ROWS; row++) {
                assertThat(values.get(row))
                        .as("%s, row %d of %d acknowledged", point, row, acknowledged)
                        .isBetween(lastOf(row, acknowledged), acknowledged + 1);
            }
        }
    }

    /** The last number up to that one which was written to the row; 0 if none. */
    private static int lastOf(int row, int acknowledged) {
        int behind = Math.floorMod(acknowledged - row, ROWS);
        return Math.max(0, acknowledged - behind);
    }

    private static int lastCommitted(String log) {
        return log.lines()
                .filter(line -> line.startsWith("committed ") && line.endsWith("."))
                .mapToInt(line -> Integer.parseInt(line.substring("committed ".length(), line.length() - 1)))
                .max()
                .orElseThrow();
    }

    private static List<Integer> values(String url) {
        return new JdbcTemplate(new DriverManagerDataSource(url, "lodgeflow", ""))
                .query("select value_written from booking order by id", (row, number) -> row.getInt(1));
    }

    /** Writes one number after the other, each to the next row, and goes on where the process before it was killed. */
    static final class Writer {

        public static void main(String[] arguments) throws SQLException {
            try (Connection connection = DriverManager.getConnection(arguments[0], "lodgeflow", "")) {
                connection
                        .createStatement()
                        .execute(
                                "create table if not exists booking (id int primary key, value_written int, note varchar(300))");
                connection
                        .createStatement()
                        .execute("merge into booking select x - 1, 0, repeat('n', 300) from system_range(1, " + ROWS
                                + ") where not exists (select 1 from booking)");
                JdbcTemplate jdbc = new JdbcTemplate(new DriverManagerDataSource(arguments[0], "lodgeflow", ""));
                Thread.ofPlatform().daemon().start(() -> gatherAllTheTime(new EmbeddedDatabaseUpkeep(jdbc)));
                Integer last = jdbc.queryForObject("select max(value_written) from booking", Integer.class);
                write(connection, last == null ? 1 : last + 1);
            }
        }

        private static void gatherAllTheTime(EmbeddedDatabaseUpkeep upkeep) {
            while (true) {
                if (upkeep.runOnce() > 0) {
                    System.out.println("gathered");
                }
            }
        }

        private static void write(Connection connection, int first) throws SQLException {
            try (PreparedStatement update =
                    connection.prepareStatement("update booking set value_written = ? where id = ?")) {
                for (int number = first; ; number++) {
                    update.setInt(1, number);
                    update.setInt(2, number % ROWS);
                    update.executeUpdate();
                    System.out.println("committed " + number + ".");
                }
            }
        }

        private Writer() {}
    }
}
