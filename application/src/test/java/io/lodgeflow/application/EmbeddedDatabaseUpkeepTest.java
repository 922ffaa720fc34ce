package io.lodgeflow.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** On a file as the product has it, but that old pieces need not be kept for three quarters of a minute. */
class EmbeddedDatabaseUpkeepTest {

    private static final int ROWS = 20_000;
    private static final int COMMITS = 3_000;
    private static final long SEED = 7;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    @Test
    void aFileThatIsLookedAfterStaysSmall() throws SQLException, IOException {
        long left = sizeAfterManyCommits("left", "WRITE_DELAY=0", false);
        long kept = sizeAfterManyCommits("kept", "WRITE_DELAY=0", true);
        assertThat(kept).as("bytes, %d if left to itself", left).isLessThan(left / 3);
    }

    @Test
    void whereH2HasItsOwnThreadNothingIsDone() throws SQLException {
        try (Connection connection = open("thread", "WRITE_DELAY=500")) {
            fill(connection);
            update(connection, 500, () -> {});
            assertThat(upkeep(connection).runOnce()).isZero();
        }
    }

    private long sizeAfterManyCommits(String name, String option, boolean lookedAfter)
            throws SQLException, IOException {
        try (Connection connection = open(name, option)) {
            fill(connection);
            EmbeddedDatabaseUpkeep upkeep = upkeep(connection);
            update(connection, COMMITS, lookedAfter ? upkeep::runOnce : () -> {});
            return Files.size(directory.resolve(name + ".mv.db"));
        }
    }

    private Connection open(String name, String option) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:h2:file:" + directory.resolve(name) + ";RETENTION_TIME=0;" + option, "lodgeflow", "");
    }

    private static EmbeddedDatabaseUpkeep upkeep(Connection connection) {
        return new EmbeddedDatabaseUpkeep(new JdbcTemplate(new SingleConnectionDataSource(connection, true)));
    }

    private static void fill(Connection connection) throws SQLException {
        connection.createStatement().execute("create table booking (id int primary key, note varchar(200))");
        connection
                .createStatement()
                .execute("insert into booking select x, repeat('n', 200) from system_range(1, " + ROWS + ")");
    }

    /** One row at a time, anywhere, each committed. */
    private static void update(Connection connection, int commits, Runnable everyHundredth) throws SQLException {
        Random random = new Random(SEED);
        try (PreparedStatement update = connection.prepareStatement("update booking set note = ? where id = ?")) {
            for (int commit = 1; commit <= commits; commit++) {
                update.setString(1, "changed " + random.nextLong());
                update.setInt(2, 1 + random.nextInt(ROWS));
                update.executeUpdate();
                if (commit % 100 == 0) {
                    everyHundredth.run();
                }
            }
        }
    }
}
