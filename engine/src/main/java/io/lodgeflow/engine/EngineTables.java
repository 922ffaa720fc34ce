package io.lodgeflow.engine;

import java.util.Locale;
import org.springframework.jdbc.core.JdbcTemplate;

/** The engine's tables, for those who look after a database as a whole. What they say is read through views. */
public final class EngineTables {

    /** Has rows as soon as a node has started once. */
    public static final String FIRST_USED = "ACT_RE_DEPLOYMENT";

    /** Whether it keeps what is deployed, in contrast to workflows. */
    public static boolean isOfDefinitions(String table) {
        String name = table.toUpperCase(Locale.ROOT);
        return name.startsWith("ACT_RE_") || name.startsWith("ACT_GE_") || name.equals("ACT_RU_JOBDEF");
    }

    /** Deletes what failures left in a table of definitions. */
    public static void forgetFailures(JdbcTemplate jdbc) {
        jdbc.execute("delete from ACT_GE_BYTEARRAY where DEPLOYMENT_ID_ is null"); // the rest are the processes
    }

    private EngineTables() {}
}
