package io.lodgeflow.activities.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import db.migration.V82__FoldedSearch;
import db.migration.V83__Sentences;
import io.lodgeflow.domain.words.Sentence;
import io.lodgeflow.engine.EngineTables;
import io.lodgeflow.testkit.TestDatabase;
import io.lodgeflow.workflows.words.Sentences;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.migration.Context;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The tables are made on an empty database, made again after a killed first start, and never over anybody's bookings. */
class MigrationTest {

    /** Campaigns of each kind as V42, V70, V71 and V75 kept them. */
    private static final List<String> HALF_RUN = List.of(
            "insert into hotel (id, version, time_zone, currency, name, description, address, city, country, latitude, longitude,"
                    + " star_rating, guest_rating, amenities, images, check_in_hour, check_out_hour, no_show_cut_off_hour,"
                    + " overbooking_percent, booking_horizon_days) values ('htl_1', 0, 'Europe/Lisbon', 'EUR', 'Tejo', '', '',"
                    + " 'Lisbon', 'PT', 38.7, -9.1, 4, 8.5, '', '', '15:00:00', '11:00:00', '12:00:00', 100, 365)",
            "insert into repair_batch (id, fingerprint, cause, state, per_minute, next_at, size, reason, created_by, created_at,"
                    + " repair, assignee, operator_name, operator_role, operator_address) values ('bat_1', '', '', 'RUNNING', 600,"
                    + " '2026-06-01 10:00:00', 2, 'why', 'support:usr_1', '2026-06-01 09:00:00', 'ASSIGN', 'usr_2',"
                    + " 'support:usr_1', 'SUPPORT', '192.0.2.1')",
            "insert into repair_batch (id, fingerprint, cause, state, per_minute, next_at, size, reason, created_by, created_at)"
                    + " values ('bat_2', '" + "f".repeat(64)
                    + "', 'broken', 'FROZEN', 60, '2026-06-01 10:00:00', 1, 'old',"
                    + " 'support:usr_1', '2026-06-01 09:00:00')",
            "insert into repair_batch_item (batch_id, position, incident_id, work_id, kind, reservation_id, step, state, detail,"
                    + " preview, refused, started_at) values ('bat_1', 1, '', '', 'JOB', 'res_1', '', 'RUNNING', '', 'would', false,"
                    + " '2026-06-01 09:30:00')",
            "insert into repair_batch_item (batch_id, position, incident_id, work_id, kind, reservation_id, step, state, detail,"
                    + " preview, refused) values ('bat_1', 2, '', '', 'JOB', 'res_2', '', 'SELECTED', '', 'not', true)",
            "insert into repair_batch_item (batch_id, position, incident_id, work_id, kind, reservation_id, step, state, detail)"
                    + " values ('bat_2', 1, 'inc_1', 'job_1', 'REMOTE_CALL', 'res_3', 'Step', 'SELECTED', '')",
            "insert into migration_run (id, process, from_version, to_version, renamed_steps, state, per_minute, next_at, size,"
                    + " reason, started_by, started_role, started_from, started_at) values ('mig_1', 'trial', 1, 2, 'A=B', 'RUNNING',"
                    + " 6000, '2026-06-01 10:00:00', 2, 'better', 'operations:usr_4', 'OPERATIONS', '192.0.2.4',"
                    + " '2026-06-01 09:00:00')",
            "insert into migration_run (id, process, from_version, to_version, renamed_steps, state, per_minute, next_at, size,"
                    + " reason, started_by, started_role, started_from, started_at) values ('mig_2', 'other', 1, 2, '', 'PREPARED',"
                    + " 1, '2026-06-01 10:00:00', 0, 'later', 'operations:usr_4', 'OPERATIONS', '192.0.2.4',"
                    + " '2026-06-01 09:00:00')",
            "insert into migration_item (run_id, position, instance_id, reservation_id, state, detail, tries, ended_at) values"
                    + " ('mig_1', 1, 'ins_1', 'res_4', 'MIGRATED', '', 0, '2026-06-01 09:30:00')",
            "insert into migration_item (run_id, position, instance_id, reservation_id, state, detail, tries, next_at) values"
                    + " ('mig_1', 2, 'ins_2', 'res_5', 'WAITING', 'busy', 3, '2026-06-01 09:30:00')",
            "insert into hotel_closure (id, hotel_id, state, reason, answer_within_days, created_by, created_at) values ('clo_1',"
                    + " 'htl_1', 'PAUSED', 'sold', 9, 'admin:usr_3', '2026-06-01 10:00:00')",
            "insert into hotel_closure_item (reservation_id, closure_id, position, state) values ('res_6', 'clo_1', 1, 'OFFERED')");

    private static final String BOOKING =
            "insert into reservation (id, version, confirmation_number, hotel_id, room_type_id, rate_plan_id, guest_id,"
                    + " client_reference, guest_name, guest_email, guest_language, vip_level, special_requests, wishes, arrival,"
                    + " departure, rooms, adults, children, currency, nightly_prices, total_minor, payment_plan,"
                    + " cancellation_policy, policy_version, status, payment_status, rooms_assigned, modification_open,"
                    + " payment_deadline, room_assignment_at, no_show_cut_off_at, check_out_due_at, created_at) values (?, 0, ?,"
                    + " 'htl_1', 'rmt_1', 'rat_1', 'usr_1', ?, ?, ?, 'en', 0, '', '', '2026-06-01', '2026-06-02', 1, 2, 0, 'EUR',"
                    + " '10000', 10000, 'PREPAID', 'FLEXIBLE', 'x', 'PENDING', 'UNPAID', false, false, null,"
                    + " '2026-06-01 10:00:00', '2026-06-01 10:00:00', '2026-06-01 10:00:00', '2026-06-01 10:00:00')";

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

    /** Nothing of them is lost, and what was half done goes on where it was. */
    @Test
    void campaignsThatRanBeforeTheyHadOneTableGoOn() {
        new FirstStart().migrate(flyway("79"));
        for (String sql : HALF_RUN) {
            jdbc.update(sql);
        }
        migrate();
        assertThat(rows(
                        "select concat_ws('|', id, kind, state, size, per_minute, reason, created_by, coalesce(operator_role,"
                                + " '-'), coalesce(operator_address, '-'), coalesce(fingerprint, '-'), coalesce(cause, '-'),"
                                + " coalesce(repair, '-'), coalesce(assignee, '-'), coalesce(process, '-'), coalesce(from_version, 0),"
                                + " coalesce(to_version, 0), coalesce(renamed_steps, '-'), coalesce(hotel_id, '-'),"
                                + " coalesce(answer_within_days, 0)) from campaign order by id"))
                .containsExactly(
                        "bat_1|REPAIR|RUNNING|2|600|why|support:usr_1|SUPPORT|192.0.2.1|-|-|ASSIGN|usr_2|-|0|0|-|-|0",
                        "bat_2|REPAIR|FROZEN|1|60|old|support:usr_1|-|-|" + "f".repeat(64) + "|broken|-|-|-|0|0|-|-|0",
                        "clo_1|CLOSURE|PAUSED|1|1200|sold|admin:usr_3|-|-|-|-|-|-|-|0|0|-|htl_1|9",
                        "mig_1|MOVE|RUNNING|2|6000|better|operations:usr_4|OPERATIONS|192.0.2.4|-|-|-|-|trial|1|2|A=B|-|0",
                        "mig_2|MOVE|FROZEN|0|1|later|operations:usr_4|OPERATIONS|192.0.2.4|-|-|-|-|other|1|2||-|0");
        assertThat(rows(
                        "select concat_ws('|', campaign_id, position, reservation_id, state, detail, coalesce(work_id, '-'), kind,"
                                + " coalesce(incident_id, '-'), step, coalesce(preview, '-'), case when refused then 'refused' else '-' end,"
                                + " tries, case when next_at is null then '-' else 'next' end, case when started_at is null then '-' else"
                                + " 'started' end, case when ended_at is null then '-' else 'ended' end)"
                                + " from campaign_item order by campaign_id, position"))
                .containsExactly(
                        "bat_1|1|res_1|RUNNING||-|JOB|-||would|-|0|-|started|-",
                        "bat_1|2|res_2|SELECTED||-|JOB|-||not|refused|0|-|-|-",
                        "bat_2|1|res_3|SELECTED||job_1|REMOTE_CALL|inc_1|Step|-|-|0|-|-|-",
                        "mig_1|1|res_4|MIGRATED||ins_1|JOB|-||-|-|0|-|-|ended",
                        "mig_1|2|res_5|WAITING|busy|ins_2|JOB|-||-|-|3|next|-|-");
        assertThat(rows("select concat(closure_id, state) from hotel_closure_item"))
                .containsExactly("clo_1OFFERED");
        assertThat(jdbc.queryForObject(
                        "select count(*) from campaign where next_at = timestamp '2026-06-01 10:00:00'", Integer.class))
                .isEqualTo(5);
    }

    /**
     * Whenever a booking was made, and wherever the upgrade was killed meanwhile, its guest is found by a folded name.
     *
     * @param done how many of its steps the killed one had done
     */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void bookingsMadeBeforeAreFoundByFoldedNames(int done) throws SQLException {
        new FirstStart().migrate(flyway("81"));
        jdbc.update(HALF_RUN.getFirst());
        List<Object[]> bookings = new ArrayList<>();
        for (int number = 0; number < 2001; number++) {
            String id = "res_%04d".formatted(number);
            String name = number == 2000 ? "탁라온" : "Zoë van-der  Müller " + number;
            bookings.add(new Object[] {id, id, "Ref-" + number, name, "Zoe" + number + "@Guest.Example"});
        }
        jdbc.batchUpdate(BOOKING, bookings);
        boolean h2 = database.name().equals("h2");
        String and = h2 ? ", " : ", drop column ";
        List<String> steps = List.of(
                "alter table reservation drop column "
                        + String.join(
                                and,
                                List.of(
                                        "guest_name_key_2",
                                        "guest_name_key_3",
                                        "guest_name_key_4",
                                        "guest_name_key_last",
                                        "guest_name_key")),
                "alter table reservation add column guest_name_key varchar(200)",
                "update reservation set guest_name_key = 'zoe van der muller 0' where id = 'res_0000'",
                "update reservation set guest_name_key = 'zoe van der muller 1999' where id = 'res_1999'",
                "drop index reservation_guest_email" + (h2 ? "" : " on reservation"));
        steps.subList(0, done).forEach(jdbc::execute);
        migrate();
        String all = "concat_ws('|', guest_name_key, guest_name_key_2, guest_name_key_3, guest_name_key_4,"
                + " guest_name_key_last, guest_email_key, client_reference_key)";
        assertThat(rows("select " + all
                        + " from reservation where id in ('res_0000', 'res_1999', 'res_2000') order by id"))
                .containsExactly(
                        "zoe van der muller 0|van der muller 0|der muller 0|muller 0|0|zoe0@guest.example|ref-0",
                        "zoe van der muller 1999|van der muller 1999|der muller 1999|muller 1999|1999"
                                + "|zoe1999@guest.example|ref-1999",
                        "탁라온|라온|탁라온|탁라온|탁라온|zoe2000@guest.example|ref-2000");
        assertThat(rows("select id from reservation where guest_name_key like 'zoe van der muller %'"))
                .hasSize(2000);
        try (Connection connection = source.getConnection()) {
            new V82__FoldedSearch().migrate(context(connection));
        }
        assertThat(rows("select id from reservation where guest_name_key like 'zoe van der muller %'"))
                .as("killed before it was noted")
                .hasSize(2000);
    }

    /** Of each kind one; what no code says stays as it was, and so does what is a code already. */
    @Test
    void textsBecomeCodes() throws SQLException {
        new FirstStart().migrate(flyway("82"));
        jdbc.update("insert into " + EngineTables.FIRST_USED + " (ID_, NAME_) values ('1', 'lodgeflow')");
        note("Payment of 120.00 EUR received");
        note("Room 101, 102 assigned, a free upgrade");
        note("Room 7 assigned by hand: near the lift, \"quiet\"");
        note("Plans have changed; refund of 200.00 EUR promised");
        note("Change to 2026-09-19 to 2026-09-21, 1 room(s), 2 guest(s); price 90.00 EUR -> 120.00 EUR");
        note("500 points given back: refunded");
        note("Called twice.\nArrives late");
        note("");
        jdbc.batchUpdate(
                "insert into reservation_event (reservation_id, type, actor, note, occurred_at) values ('res_1', 'CHECKED_IN',"
                        + " 'workflow', ?, '2026-06-01 10:00:00')",
                Collections.nCopies(2000, new Object[] {"Checked in"}));
        jdbc.update(
                "insert into points_entry (entry_key, account_id, kind, points, note, created_at) values ('k', 'acc_1',"
                        + " 'RETURNED', 500, 'the payment did not come about, LF7K2M', '2026-06-01 10:00:00')");
        jdbc.update(
                "insert into folio_posting (posting_key, reservation_id, type, amount_minor, currency, text, business_date,"
                        + " posted_at) values ('p', 'res_1', 'REFUND', 100, 'EUR', 'Refund, cancellation', '2026-06-01',"
                        + " '2026-06-01 10:00:00')");
        jdbc.update(
                "insert into work_item (id, version, reservation_id, hotel_id, kind, title, choices, created_at, due_at,"
                        + " outcome) values ('wrk_1', 0, 'res_1', 'htl_1', 'FIND_ROOM', 'Find 2 room(s) for LF7K2M, 2026-09-19 to"
                        + " 2026-09-20', 'Move another guest\nRoom 101 (Double)', '2026-06-01 10:00:00', '2026-06-01 10:00:00',"
                        + " 'Canceled, 90.00 EUR back')");
        migrate();
        List<String> codes = List.of(
                "[\"history.payment_received\",\"120.00 EUR\"]",
                "[\"history.room_upgraded\",\"101, 102\"]",
                "[\"history.room_by_hand_why\",\"7\",\"near the lift, \\\"quiet\\\"\"]",
                "[\"history.canceled_with_refund\",\"Plans have changed\",\"200.00 EUR\"]",
                "[\"history.change_requested\",[\"stay\",\"2026-09-19\",\"2026-09-21\"],\"1\",\"2\",\"90.00 EUR\",\"120.00 EUR\"]",
                "[\"history.points_returned\",\"500\",[\"points.refunded\"]]",
                "[\"legacy\",\"Called twice.\\u000aArrives late\"]",
                "[\"legacy\",\"\"]");
        assertThat(rows("select note from reservation_event order by id limit 8"))
                .isEqualTo(codes);
        assertThat(rows("select note from points_entry"))
                .containsExactly("[\"points.of_booking\",[\"points.not_paid\"],\"LF7K2M\"]");
        assertThat(rows("select text from folio_posting")).containsExactly("[\"folio.refund\",\"cancellation\"]");
        assertThat(rows("select concat(title, choices, outcome) from work_item"))
                .containsExactly(
                        "[\"work.find_room\",\"2\",\"LF7K2M\",[\"stay\",\"2026-09-19\",\"2026-09-20\"]]"
                                + "[\"choice.move_guest\"]\n[\"choice.room\",\"101\",\"Double\"][\"outcome.no_room\",\"90.00 EUR\"]");
        note("Checked out");
        try (Connection connection = source.getConnection()) {
            new V83__Sentences().migrate(context(connection));
        }
        assertThat(rows("select note from reservation_event order by id limit 8"))
                .as("killed before it was noted")
                .isEqualTo(codes);
        assertThat(
                        rows(
                                "select concat(note, ' ', count(*)) from reservation_event where id > 8 group by note order by 1"))
                .containsExactly("[\"history.checked_in\"] 2000", "[\"history.checked_out\"] 1");
    }

    /** Nobody sees that it is a code: what was stored is worded as it was. */
    @Test
    void eachCodeSaysItsText() throws IOException {
        V83__Sentences migration = new V83__Sentences();
        try (var frozen = Objects.requireNonNull(getClass().getResourceAsStream("/db/V83_sentences.txt"))) {
            new String(frozen.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(line -> {
                        String code = line.substring(0, line.indexOf('='));
                        String text = line.substring(line.indexOf('=') + 1).replaceAll("\\{(\\d)}", "W$1W");
                        Sentence read = migration.sentence(text, code.substring(0, code.indexOf('.') + 1));
                        assertThat(read.code()).isEqualTo(code);
                        assertThat(Sentences.english(read)).isEqualTo(text);
                    });
        }
    }

    private void note(String text) {
        jdbc.update(
                "insert into reservation_event (reservation_id, type, actor, note, occurred_at) values ('res_1', 'PLACED',"
                        + " 'workflow', ?, '2026-06-01 10:00:00')",
                text);
    }

    private Context context(Connection connection) {
        return new Context() {
            @Override
            public Configuration getConfiguration() {
                return flyway().getConfiguration();
            }

            @Override
            public Connection getConnection() {
                return connection;
            }
        };
    }

    private List<String> rows(String query) {
        return jdbc.query(query, (row, number) -> row.getString(1));
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
        return flyway("latest");
    }

    /** @param target the last migration that is to be made */
    private Flyway flyway(String target) {
        return Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration")
                .target(target)
                .load();
    }
}
