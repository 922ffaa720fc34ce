package io.lodgeflow.activities.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lodgeflow.engine.EngineTables;
import io.lodgeflow.testkit.TestDatabase;
import java.util.Objects;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The tables are made on an empty database, made again after a killed first start, and never over anybody's bookings. */
class MigrationTest {

    private final TestDatabase database = TestDatabase.create("migration");
    private final DriverManagerDataSource source =
            new DriverManagerDataSource(database.jdbcUrl(), database.username(), database.password());
    private final JdbcTemplate jdbc = new JdbcTemplate(source);

    @Test
    void emptyDatabaseGetsAllTablesOnce() {
        int migrations = migrate();
        assertThat(migrations).isPositive();
        assertThat(migrate()).isEqualTo(migrations);
        assertThat(jdbc.queryForObject("select count(*) from reservation", Integer.class))
                .isZero();
        assertThat(jdbc.queryForObject("select count(*) from engine_job", Integer.class))
                .isZero();
    }

    @Test
    void firstStartThatWasKilledBeforeItWasNotedIsRepeated() {
        int migrations = migrate();
        forgetHistory();
        jdbc.execute("drop table work_item");
        jdbc.execute("drop view engine_visit");
        assertThat(migrate()).isEqualTo(migrations);
        assertThat(jdbc.queryForObject("select count(*) from work_item", Integer.class))
                .isZero();
    }

    @Test
    void aFirstStartThatWasKilledBetweenTwoMigrationsBeginsAnew() {
        int migrations = migrate();
        String last =
                Objects.requireNonNull(flyway().info().current().getVersion()).getVersion();
        jdbc.update(
                database.name().equals("h2")
                        ? "delete from \"flyway_schema_history\" where \"version\" = ?"
                        : "delete from flyway_schema_history where version = ?",
                last);
        assertThat(migrate()).isEqualTo(migrations);
    }

    @Test
    void databaseInUseWhoseHistoryIsLostIsLeftAlone() {
        migrate();
        jdbc.update("insert into " + EngineTables.FIRST_USED + " (ID_, NAME_) values ('1', 'lodgeflow')");
        jdbc.update("insert into setting (name, setting_value) values ('kept', 'yes')");
        forgetHistory();
        assertThatThrownBy(this::migrate).hasMessageContaining("Nothing was changed");
        assertThat(jdbc.queryForObject("select setting_value from setting", String.class))
                .isEqualTo("yes");
    }

    private void forgetHistory() {
        jdbc.update(
                database.name().equals("h2")
                        ? "delete from \"flyway_schema_history\""
                        : "delete from flyway_schema_history");
    }

    /** How many migrations the database has afterwards. */
    private int migrate() {
        Flyway flyway = flyway();
        new FirstStart().migrate(flyway);
        return flyway.info().applied().length;
    }

    private Flyway flyway() {
        return Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration")
                .load();
    }
}
