package db.migration;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;

/**
 * Drops indexes of the engine's busiest tables that serve features Lodgeflow does not use: tenants, removal times, priorities, reports by date
 * or definition. A step of a workflow wrote into ten indexes and writes into two (docs/adr/0018-one-transaction-for-one-moment.md). A newer engine whose script drops or renames one of
 * them has to be told.
 */
public class V78__EngineIndexesWithoutUse extends BaseJavaMigration {

    private static final Map<String, List<String>> UNUSED = Map.of(
            "ACT_HI_ACTINST",
                    List.of(
                            "ACT_IDX_HI_ACTINST_ROOT_PI",
                            "ACT_IDX_HI_ACT_INST_START_END",
                            "ACT_IDX_HI_ACT_INST_END",
                            "ACT_IDX_HI_ACT_INST_COMP",
                            "ACT_IDX_HI_ACT_INST_STATS",
                            "ACT_IDX_HI_ACT_INST_TENANT_ID",
                            "ACT_IDX_HI_ACT_INST_PROC_DEF_KEY",
                            "ACT_IDX_HI_AI_PDEFID_END_TIME",
                            "ACT_IDX_HI_ACT_INST_RM_TIME"),
            "ACT_HI_PROCINST",
                    List.of(
                            "ACT_IDX_HI_PRO_INST_TENANT_ID",
                            "ACT_IDX_HI_PRO_INST_PROC_DEF_KEY",
                            "ACT_IDX_HI_PRO_INST_PROC_TIME",
                            "ACT_IDX_HI_PRO_INST_ROOT_PI",
                            "ACT_IDX_HI_PRO_INST_RM_TIME",
                            "ACT_IDX_HI_PRO_RST_PRO_INST_ID"),
            "ACT_RU_EXECUTION", List.of("ACT_IDX_EXEC_TENANT_ID"),
            "ACT_RU_EVENT_SUBSCR", List.of("ACT_IDX_EVENT_SUBSCR_TENANT_ID"),
            "ACT_RU_EXT_TASK", List.of("ACT_IDX_EXT_TASK_TENANT_ID", "ACT_IDX_EXT_TASK_PRIORITY"),
            "ACT_RU_JOB", List.of("ACT_IDX_JOB_TENANT_ID", "ACT_IDX_JOB_ROOT_PROCINST", "ACT_IDX_JOB_HANDLER"));

    @Override
    public void migrate(Context context) throws SQLException {
        String product = context.getConnection().getMetaData().getDatabaseProductName();
        boolean mySql = product.toLowerCase(Locale.ROOT).contains("mysql");
        try (Statement statement = context.getConnection().createStatement()) {
            for (Map.Entry<String, List<String>> table : UNUSED.entrySet()) {
                for (String index : table.getValue()) {
                    statement.execute("drop index " + index + (mySql ? " on " + table.getKey() : ""));
                }
            }
        }
    }
}
