package io.lodgeflow.simulator;

import io.lodgeflow.engine.EngineTables;
import io.lodgeflow.engine.transaction.Transactions;
import io.lodgeflow.scenarios.Product;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What makes each run independent of the one before it in the same product. */
final class CleanSlate {

    private static final String REFERENCES = """
            select referring.table_name as referring, referred.table_name as referred
            from information_schema.referential_constraints r
            join information_schema.table_constraints referring on referring.constraint_name = r.constraint_name
            join information_schema.table_constraints referred on referred.constraint_name = r.unique_constraint_name
            """;

    /** Rows of the start, which the product expects to be there. */
    private static final Set<String> KEPT = Set.of("SETTING", "OPERATIONS_LOCK", "OPERATOR_ACTION_HEAD");

    private final Product product;
    private final List<String> tables;

    CleanSlate(Product product) {
        this.product = product;
        tables = tablesOfARun();
    }

    /** Forgets the run before: no rows but the deployed processes, the clock at the start, ids and pauses from the seed. */
    void beginRun(long seed) {
        product.bean(ProcessLife.class).beginRun();
        product.bean(Transactions.class).run(() -> {
            tables.forEach(table -> product.jdbc().execute("delete from " + table));
            EngineTables.forgetFailures(product.jdbc());
        });
        product.clock().stopAt(SimulatedWorld.START);
        product.bean(SeededIdentifiers.class).beginRun(seed);
        product.bean(SeededPauses.class).beginRun(seed);
    }

    /**
     * What is emptied before each run, referring tables before those that they refer to. Rows are deleted, not truncated:
     * after any change of the schema, H2 compiles all statements anew, which took a sixth of the time.
     */
    private List<String> tablesOfARun() {
        List<String> names =
                product.texts("select table_name from information_schema.tables where table_schema = 'PUBLIC'"
                        + " and table_type = 'BASE TABLE' order by table_name");
        Map<String, Set<String>> referring = new HashMap<>();
        product.jdbc().query(REFERENCES, row -> {
            referring
                    .computeIfAbsent(row.getString("referred"), table -> new TreeSet<>())
                    .add(row.getString("referring"));
        });
        Set<String> ordered = new LinkedHashSet<>();
        names.forEach(table -> addAfterReferring(table, referring, ordered));
        return ordered.stream().filter(CleanSlate::belongsToARun).toList();
    }

    private static void addAfterReferring(String table, Map<String, Set<String>> referring, Set<String> ordered) {
        if (!ordered.contains(table)) {
            referring.getOrDefault(table, Set.of()).stream()
                    .filter(other -> !other.equals(table))
                    .forEach(other -> addAfterReferring(other, referring, ordered));
            ordered.add(table);
        }
    }

    private static boolean belongsToARun(String table) {
        String name = table.toUpperCase(Locale.ROOT);
        return !EngineTables.isOfDefinitions(name) && !name.startsWith("FLYWAY") && !KEPT.contains(name);
    }
}
