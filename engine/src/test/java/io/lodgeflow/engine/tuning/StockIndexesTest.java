package io.lodgeflow.engine.tuning;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

class StockIndexesTest {

    private final JdbcDataSource database = new JdbcDataSource();

    StockIndexesTest() {
        database.setURL("jdbc:h2:mem:indexes;MODE=MySQL;CASE_INSENSITIVE_IDENTIFIERS=TRUE;DB_CLOSE_DELAY=-1");
    }

    @Test
    void whatWasDroppedIsThereAgainAndOnlyOnce() throws SQLException {
        migrate("1");
        StockIndexes indexes = new StockIndexes(database);
        assertThat(indexes.restore())
                .as("the engine's scripts make all of them")
                .isEmpty();
        migrate("78");
        List<String> made = indexes.restore();
        assertThat(made)
                .hasSize(22)
                .contains("ACT_IDX_HI_ACT_INST_STATS", "ACT_IDX_JOB_HANDLER")
                .isSorted();
        assertThat(indexes.restore()).isEmpty();
    }

    private void migrate(String version) {
        Flyway.configure().dataSource(database).target(version).load().migrate();
    }
}
