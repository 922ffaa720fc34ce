package io.lodgeflow.simulator;

import io.lodgeflow.application.LodgeflowApplication;
import io.lodgeflow.domain.payment.GatewayInbox;
import io.lodgeflow.domain.payment.PaymentGateway;
import io.lodgeflow.workflows.time.LodgeflowClock;
import java.time.Instant;
import java.util.List;
import java.util.TimeZone;
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
                        "--lodgeflow.roles=none",
                        "--lodgeflow.demo.enabled=false",
                        "--lodgeflow.payment.gateway=" + SimulatedGateway.NAME,
                        "--logging.level.root=off",
                        "--logging.level.io.lodgeflow=off");
        tables = texts("select table_name from information_schema.tables where table_schema = 'PUBLIC'"
                + " and table_type = 'BASE TABLE' order by table_name");
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
        jdbc().execute("set referential_integrity false");
        tables.stream()
                .filter(Product::belongsToARun)
                .forEach(table -> jdbc().execute("truncate table " + table + " restart identity"));
        jdbc().execute("set referential_integrity true");
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

    private static boolean belongsToARun(String table) {
        String name = table.toUpperCase(java.util.Locale.ROOT);
        return !name.startsWith("ACT_RE_")
                && !name.startsWith("ACT_GE_")
                && !name.equals("ACT_RU_JOBDEF")
                && !name.startsWith("FLYWAY")
                && !name.equals("SETTING");
    }

    @Override
    public void close() {
        context.close();
    }
}
