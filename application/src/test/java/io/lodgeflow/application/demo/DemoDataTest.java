package io.lodgeflow.application.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lodgeflow.engine.transaction.Transactions;
import io.lodgeflow.testkit.TestDatabase;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.io.ClassPathResource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Writes the demo data to a real database with the product's own tables. */
class DemoDataTest {

    private static final Instant FIRST_START = Instant.parse("2026-03-01T20:00:00Z");
    /** Enough where it does not matter how many. */
    private static final int NIGHTS = 30;

    private static final String LISBON_DOUBLE = "rmt_demo_lisbon_1_double";

    private final PasswordEncoder passwordEncoder = new BCryptPasswordEncoder(4);
    private final TestDatabase server = TestDatabase.create("demo");
    private final DataSource dataSource =
            new DriverManagerDataSource(server.jdbcUrl(), server.username(), server.password());
    private final JdbcTemplate database = new JdbcTemplate(dataSource);
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    @BeforeEach
    void createTables() {
        new ResourceDatabasePopulator(
                        new ClassPathResource("db/migration/V2__lodgeflow_tables.sql"),
                        new ClassPathResource("db/migration/V20__points.sql"),
                        new ClassPathResource("db/migration/V22__payment_plans.sql"),
                        new ClassPathResource("db/migration/V100__kept_by_changes.sql"))
                .execute(dataSource);
        context.registerBean(JdbcTransactionManager.class, () -> new JdbcTransactionManager(dataSource));
        context.register(Transactions.class);
        context.refresh();
    }

    @AfterEach
    void close() {
        context.close();
    }

    @Test
    void firstStartWritesHotelsAccountsAndFourHundredNights() {
        startAt(FIRST_START, DemoCalendars.NIGHTS);

        assertThat(count("select count(*) from hotel")).isGreaterThanOrEqualTo(60);
        assertThat(count("select count(*) from account where demo = true"))
                .isEqualTo(DemoAccounts.all().size());
        int roomTypes = count("select count(*) from room_type");
        assertThat(count("select count(*) from room_type_night")).isEqualTo(roomTypes * DemoCalendars.NIGHTS);
        // 20:00 UTC is still the first of March in Lisbon and already the second in Seoul.
        assertThat(firstNight(LISBON_DOUBLE)).isEqualTo(LocalDate.of(2026, 3, 1));
        assertThat(firstNight("rmt_demo_seoul_1_double")).isEqualTo(LocalDate.of(2026, 3, 2));
        assertThat(count("select count(*) from room_type_night where sell_limit <> floor(rooms * 1.1) or rooms < 1"))
                .isZero();
        String hash = database.queryForObject(
                "select password_hash from account where email = 'vip@demo.lodgeflow.example'", String.class);
        assertThat(passwordEncoder.matches(DemoAccounts.PASSWORD, hash)).isTrue();
    }

    @Test
    void laterStartsLengthenTheCalendarsAndRewriteNothing() {
        startAt(FIRST_START);
        database.update(
                "update room_type_night set price_minor = 1, reserved = 2 where room_type_id = ?", LISBON_DOUBLE);
        database.update("update hotel set deleted_at = '2026-03-05 00:00:00' where id = 'htl_demo_paris_1'");
        int before = count("select count(*) from room_type_night");
        int paris = count("select count(*) from room_type where hotel_id = 'htl_demo_paris_1'");

        startAt(FIRST_START);
        assertThat(count("select count(*) from room_type_night")).isEqualTo(before);

        startAt(FIRST_START.plusSeconds(10 * 86_400));
        int roomTypes = count("select count(*) from room_type");
        assertThat(count("select count(*) from room_type_night")).isEqualTo(before + 10 * (roomTypes - paris));
        assertThat(lastNight(LISBON_DOUBLE)).isEqualTo(LocalDate.of(2026, 3, 11).plusDays(NIGHTS - 1));
        assertThat(count("select count(*) from room_type_night where price_minor = 1 and reserved = 2"))
                .isEqualTo(NIGHTS);
    }

    @Test
    void aFailureInTheMiddleLeavesNothing() {
        database.update("""
            insert into account (id, version, email, password_hash, name, role, language, vip_level, demo, created_at)
            values ('acc_1', 0, 'admin@demo.lodgeflow.example', '-', 'In the way', 'ADMIN', 'en', 0, false,
                '2026-01-01 00:00:00')\
            """);

        assertThatThrownBy(() -> startAt(FIRST_START)).isInstanceOf(DuplicateKeyException.class);
        assertThat(count("select count(*) from hotel")).isZero();
        assertThat(count("select count(*) from setting")).isZero();

        database.update("delete from account");
        startAt(FIRST_START);
        assertThat(count("select count(*) from hotel")).isGreaterThanOrEqualTo(60);
    }

    @Test
    void aDatabaseWithHotelsOfItsOwnIsLeftAlone() {
        startAt(FIRST_START);
        database.update("delete from setting");
        int before = count("select count(*) from room_type_night");

        startAt(FIRST_START.plusSeconds(86_400));

        assertThat(count("select count(*) from room_type_night")).isEqualTo(before);
        assertThat(count("select count(*) from setting")).isZero();
    }

    @Test
    void nodesThatStartTogetherWriteOnce() throws Exception {
        try (ExecutorService nodes = Executors.newFixedThreadPool(3)) {
            List<Future<?>> starts = List.of(
                    nodes.submit(() -> startAt(FIRST_START)),
                    nodes.submit(() -> startAt(FIRST_START)),
                    nodes.submit(() -> startAt(FIRST_START)));
            for (Future<?> start : starts) {
                start.get();
            }
        }
        assertThat(count("select count(*) from room_type_night"))
                .isEqualTo(count("select count(*) from room_type") * NIGHTS);
    }

    private void startAt(Instant now) {
        startAt(now, NIGHTS);
    }

    private void startAt(Instant now, int nights) {
        Transactions transactions = context.getBean(Transactions.class);
        new DemoData(database, transactions, passwordEncoder, Clock.fixed(now, ZoneOffset.UTC), nights).prepare();
    }

    private int count(String query) {
        Integer count = database.queryForObject(query, Integer.class);
        return count == null ? -1 : count;
    }

    private LocalDate firstNight(String roomTypeId) {
        return night("min", roomTypeId);
    }

    private LocalDate lastNight(String roomTypeId) {
        return night("max", roomTypeId);
    }

    private LocalDate night(String which, String roomTypeId) {
        return Objects.requireNonNull(database.queryForObject(
                "select " + which + "(stay_date) from room_type_night where room_type_id = ?",
                LocalDate.class,
                roomTypeId));
    }
}
