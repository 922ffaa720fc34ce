package io.lodgeflow.simulator;

import io.lodgeflow.application.LodgeflowApplication;
import io.lodgeflow.domain.payment.GatewayInbox;
import io.lodgeflow.domain.payment.PaymentGateway;
import io.lodgeflow.engine.EngineTables;
import io.lodgeflow.engine.time.LodgeflowClock;
import io.lodgeflow.engine.transaction.Transactions;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeSet;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.ResolvableType;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The real product in this JVM, on a database in memory that is emptied before each run: commands, workflows, activities and
 * adapters, without a web server and with nothing in the background.
 */
final class Product implements AutoCloseable {

    private static final String REFERENCES = """
        select referring.table_name as referring, referred.table_name as referred
        from information_schema.referential_constraints r
        join information_schema.table_constraints referring on referring.constraint_name = r.constraint_name
        join information_schema.table_constraints referred on referred.constraint_name = r.unique_constraint_name
        """;

    /** Rows of the start, which the product expects to be there. */
    private static final Set<String> KEPT = Set.of("SETTING", "OPERATIONS_LOCK", "OPERATOR_ACTION_HEAD");

    private final ConfigurableApplicationContext context;
    private final List<String> tables;

    Product() {
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        context = new SpringApplicationBuilder(LodgeflowApplication.class)
                .web(WebApplicationType.NONE)
                .run(
                        "--spring.datasource.url=jdbc:h2:mem:simulator" + Integer.toHexString(hashCode())
                                + ";MODE=MySQL;CASE_INSENSITIVE_IDENTIFIERS=TRUE;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=2000;QUERY_CACHE_SIZE=1024",
                        "--spring.datasource.hikari.maximum-pool-size=4",
                        "--spring.main.lazy-initialization=true",
                        "--lodgeflow.roles=none",
                        "--lodgeflow.demo.enabled=false",
                        "--lodgeflow.payment.gateway=" + SimulatedGateway.NAME,
                        "--logging.level.root=off",
                        "--logging.level.io.lodgeflow=off");
        context.getBean("processDeployment"); // nobody else asks for it
        tables = tablesOfARun();
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    JdbcTemplate jdbc() {
        return bean(JdbcTemplate.class);
    }

    /** The first column. */
    List<String> texts(String query) {
        return jdbc().query(query, (row, number) -> row.getString(1));
    }

    LodgeflowClock clock() {
        return bean(LodgeflowClock.class);
    }

    Instant now() {
        return clock().instant();
    }

    /** Forgets the run before: no rows but the deployed processes, the clock at the start, ids and pauses from the seed. */
    void beginRun(long seed) {
        bean(ProcessLife.class).beginRun();
        bean(Transactions.class).run(() -> {
            tables.forEach(table -> jdbc().execute("delete from " + table));
            EngineTables.forgetFailures(jdbc());
        });
        clock().stopAt(SimulatedWorld.START);
        bean(SeededIdentifiers.class).beginRun(seed);
        bean(SeededPauses.class).beginRun(seed);
    }

    void usePorts(SimulatedGateway gateway, Plants plants) {
        this.<PaymentGateway>ofTheRun(PaymentGateway.class).set(plants.gateway().apply(gateway));
        this.<GatewayInbox>ofTheRun(GatewayInbox.class)
                .set(plants.inbox().apply(bean(SimulatedWorld.StoredInbox.class).inbox(), bean(ProcessLife.class)));
    }

    @SuppressWarnings("unchecked") // the generic type is what is asked for
    private <T> SimulatedWorld.OfTheRun<T> ofTheRun(Class<T> port) {
        return (SimulatedWorld.OfTheRun<T>)
                context.getBeanProvider(ResolvableType.forClassWithGenerics(SimulatedWorld.OfTheRun.class, port))
                        .getObject();
    }

    /**
     * What is emptied before each run, referring tables before those that they refer to. Rows are deleted, not truncated:
     * after any change of the schema, H2 compiles all statements anew, which took a sixth of the time.
     */
    private List<String> tablesOfARun() {
        List<String> names = texts("select table_name from information_schema.tables where table_schema = 'PUBLIC'"
                + " and table_type = 'BASE TABLE' order by table_name");
        Map<String, Set<String>> referring = new HashMap<>();
        jdbc().query(REFERENCES, row -> {
            referring
                    .computeIfAbsent(row.getString("referred"), table -> new TreeSet<>())
                    .add(row.getString("referring"));
        });
        Set<String> ordered = new LinkedHashSet<>();
        names.forEach(table -> addAfterReferring(table, referring, ordered));
        return ordered.stream().filter(Product::belongsToARun).toList();
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

    @Override
    public void close() {
        context.close();
    }
}
