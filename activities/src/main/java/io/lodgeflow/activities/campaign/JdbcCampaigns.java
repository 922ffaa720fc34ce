package io.lodgeflow.activities.campaign;

import io.lodgeflow.domain.identity.Actor;
import io.lodgeflow.domain.identity.Role;
import io.lodgeflow.domain.words.Sentence;
import io.lodgeflow.engine.incident.WorkflowRepairs.FailedWork;
import io.lodgeflow.engine.time.UtcTime;
import io.lodgeflow.engine.version.VersionChange;
import io.lodgeflow.workflows.audit.Operator;
import io.lodgeflow.workflows.campaign.BatchRepair;
import io.lodgeflow.workflows.campaign.Campaign;
import io.lodgeflow.workflows.campaign.Campaign.Closing;
import io.lodgeflow.workflows.campaign.Campaign.Kind;
import io.lodgeflow.workflows.campaign.Campaign.Move;
import io.lodgeflow.workflows.campaign.Campaign.RepairOfEach;
import io.lodgeflow.workflows.campaign.Campaign.Retry;
import io.lodgeflow.workflows.campaign.Campaign.State;
import io.lodgeflow.workflows.campaign.Campaign.Task;
import io.lodgeflow.workflows.campaign.CampaignItem;
import io.lodgeflow.workflows.campaign.CampaignStore;
import io.lodgeflow.workflows.operations.RepairKind;
import io.lodgeflow.workflows.words.Sentences;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcCampaigns implements CampaignStore {

    private static final int LONGEST_WORDS = 1000;
    private static final String IDS = "select id from campaign ";
    private static final String CAMPAIGNS = "select * from campaign where kind = ? ";
    private static final String ITEMS = "select * from campaign_item where campaign_id = ? ";
    private static final String ONE = " where campaign_id = ? and position = ? ";
    private static final String OPEN = "and state in ('SELECTED', 'WAITING', 'RUNNING') ";
    private static final RowMapper<CampaignItem> ITEM = UtcTime.rows(CampaignItem.class);

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    JdbcCampaigns(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    @Override
    public void add(Campaign campaign) {
        Operator operator = Objects.requireNonNull(campaign.operator());
        jdbc.sql("""
                insert into campaign (id, kind, state, size, per_minute, next_at, reason, created_by, created_at,
                    operator_name, operator_role, operator_address)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(
                        campaign.id(),
                        campaign.kind().name(),
                        campaign.state().name(),
                        campaign.size(),
                        campaign.perMinute(),
                        UtcTime.of(campaign.nextAt()),
                        campaign.reason(),
                        campaign.createdBy(),
                        UtcTime.of(campaign.createdAt()),
                        operator.actor().name(),
                        operator.role().name(),
                        operator.address())
                .update();
        String id = campaign.id();
        switch (campaign.task()) {
            case Retry(String fingerprint, String cause) ->
                update("update campaign set fingerprint = ?, cause = ? where id = ?", fingerprint, cause, id);
            case RepairOfEach(BatchRepair repair) ->
                update(
                        "update campaign set repair = ?, assignee = ? where id = ?",
                        repair.kind().name(),
                        repair.assignee(),
                        id);
            case Move(VersionChange change) ->
                update("""
                        update campaign set process = ?, from_version = ?, to_version = ?, renamed_steps = ? where id = ?
                        """, change.process(), change.fromVersion(), change.toVersion(), change.renamedAsText(), id);
            case Closing(String hotelId, int days) ->
                update("update campaign set hotel_id = ?, answer_within_days = ? where id = ?", hotelId, days, id);
        }
    }

    private int update(String sql, @Nullable Object... values) {
        return jdbc.sql(sql).params(Arrays.asList(values)).update();
    }

    @Override
    public int selectIncidents(String campaignId, String fingerprint) {
        return update("""
                insert into campaign_item (campaign_id, position, incident_id, work_id, kind, reservation_id, step)
                select ?, row_number() over (order by opened_at, id), id, work_id, kind, reservation_id, step
                from workflow_incident where fingerprint = ? and closed_at is null
                """, campaignId, fingerprint);
    }

    @Override
    public void selectBookings(String campaignId, List<String> reservationIds) {
        batches.batchUpdate(
                "insert into campaign_item (campaign_id, position, reservation_id) values (?, ?, ?)",
                IntStream.range(0, reservationIds.size())
                        .mapToObj(index -> new Object[] {campaignId, index + 1, reservationIds.get(index)})
                        .toList());
    }

    @Override
    public int selectWorkflows(String campaignId, VersionChange change) {
        return update("""
                insert into campaign_item (campaign_id, position, work_id, reservation_id)
                select ?, row_number() over (order by e.business_key, e.instance_id), e.instance_id,
                       coalesce(e.business_key, '')
                from engine_instance e where e.process = ? and e.version = ?
                """, campaignId, change.process(), change.fromVersion());
    }

    @Override
    public void lockBeginningOfMoves() {
        jdbc.sql("select name from operations_lock where name = 'begin-migration-run' for update")
                .query(String.class)
                .single();
    }

    @Override
    public Optional<String> openMoveOf(String process) {
        return ids(IDS + "where process = ? and state not in ('STOPPED', 'FINISHED')", process).stream()
                .findFirst();
    }

    @Override
    public boolean isClosing(String hotelId) {
        return !ids(IDS + "where hotel_id = ?", hotelId).isEmpty();
    }

    private List<String> ids(String sql, Object... values) {
        return jdbc.sql(sql)
                .params(values)
                .query((row, number) -> row.getString(1))
                .list();
    }

    @Override
    public Optional<Campaign> find(Kind kind, String id) {
        return jdbc.sql(CAMPAIGNS + "and id = ?")
                .params(kind.name(), id)
                .query(this::counted)
                .optional();
    }

    @Override
    public Optional<Campaign> lock(Kind kind, String id) {
        return jdbc.sql(CAMPAIGNS + "and id = ? for update")
                .params(kind.name(), id)
                .query((row, number) -> campaign(row, Map.of(), 0, 0))
                .optional();
    }

    @Override
    public List<Campaign> latest(Kind kind, int limit) {
        return jdbc.sql(CAMPAIGNS + "order by created_at desc, id desc limit ?")
                .params(kind.name(), limit)
                .query(this::counted)
                .list();
    }

    private Campaign counted(ResultSet row, int number) throws SQLException {
        Map<CampaignItem.State, Integer> items = new EnumMap<>(CampaignItem.State.class);
        int[] previews = {0, 0};
        jdbc.sql("""
                select state, count(*), count(preview), count(case when refused then 1 end) from campaign_item
                where campaign_id = ? group by state
                """).param(row.getString("id")).query(of -> {
            items.put(CampaignItem.State.valueOf(of.getString(1)), of.getInt(2));
            previews[0] += of.getInt(3);
            previews[1] += of.getInt(4);
        });
        return campaign(row, items, previews[0], previews[1]);
    }

    private static Campaign campaign(
            ResultSet row, Map<CampaignItem.State, Integer> items, int previewed, int refusedInPreview)
            throws SQLException {
        return new Campaign(
                row.getString("id"),
                task(row),
                State.valueOf(row.getString("state")),
                row.getInt("size"),
                row.getInt("per_minute"),
                UtcTime.read(row, "next_at"),
                row.getString("reason"),
                row.getString("created_by"),
                operator(row),
                UtcTime.read(row, "created_at"),
                UtcTime.readIfAny(row, "ended_at"),
                items,
                previewed,
                refusedInPreview);
    }

    private static Task task(ResultSet row) throws SQLException {
        return switch (Kind.valueOf(row.getString("kind"))) {
            case REPAIR -> repair(row);
            case MOVE ->
                new Move(new VersionChange(
                        row.getString("process"),
                        row.getInt("from_version"),
                        row.getInt("to_version"),
                        VersionChange.renamedIn(row.getString("renamed_steps"))));
            case CLOSURE -> new Closing(row.getString("hotel_id"), row.getInt("answer_within_days"));
        };
    }

    private static Task repair(ResultSet row) throws SQLException {
        String repair = row.getString("repair");
        return repair == null
                ? new Retry(row.getString("fingerprint"), row.getString("cause"))
                : new RepairOfEach(new BatchRepair(RepairKind.valueOf(repair), row.getString("assignee")));
    }

    private static @Nullable Operator operator(ResultSet row) throws SQLException {
        String role = row.getString("operator_role");
        return role == null
                ? null
                : new Operator(
                        new Actor(row.getString("operator_name")),
                        Role.valueOf(role),
                        null,
                        row.getString("operator_address"));
    }

    @Override
    public List<CampaignItem> items(String id, int afterPosition, int limit) {
        return items(ITEMS + "and position > ? order by position limit ?", id, afterPosition, limit);
    }

    private List<CampaignItem> items(String sql, Object... values) {
        return jdbc.sql(sql).params(values).query(ITEM).list();
    }

    @Override
    public void setState(String id, State state, Instant at) {
        update(
                "update campaign set state = ?, ended_at = ? where id = ?",
                state.name(),
                state.isOver() ? UtcTime.of(at) : null,
                id);
    }

    @Override
    public void setOperator(String id, Operator operator) {
        update(
                "update campaign set operator_name = ?, operator_role = ?, operator_address = ? where id = ?",
                operator.actor().name(),
                operator.role().name(),
                operator.address(),
                id);
    }

    @Override
    public List<String> dueAt(Kind kind, Instant now) {
        return ids(
                IDS + "where state in ('RUNNING', 'TRYING_ONE') and kind = ? and next_at <= ? order by next_at",
                kind.name(),
                UtcTime.of(now));
    }

    @Override
    public void setNextAt(String id, Instant at) {
        update("update campaign set next_at = ? where id = ?", UtcTime.of(at), id);
    }

    @Override
    public List<String> toPreview() {
        return ids(IDS + "where state = 'PREVIEWING' order by next_at");
    }

    @Override
    public List<CampaignItem> withoutPreview(String id, int limit) {
        return items(ITEMS + "and preview is null order by position limit ?", id, limit);
    }

    @Override
    public void setPreview(String id, int position, Sentence text, boolean refused) {
        update("update campaign_item set preview = ?, refused = ?" + ONE, shortened(text), refused, id, position);
    }

    @Override
    public Optional<CampaignItem> next(String id, Instant now) {
        List<CampaignItem> waiting = items(
                ITEMS + "and state = 'WAITING' and next_at <= ? order by next_at, position limit 1",
                id,
                UtcTime.of(now));
        return (waiting.isEmpty() ? items(ITEMS + "and state = 'SELECTED' order by position limit 1", id) : waiting)
                .stream().findFirst();
    }

    @Override
    public boolean hasOpenItems(String id) {
        return !items(ITEMS + OPEN + "limit 1", id).isEmpty();
    }

    @Override
    public void begin(String id, int position, Instant at) {
        update("update campaign_item set state = 'RUNNING', started_at = ?" + ONE, UtcTime.of(at), id, position);
    }

    @Override
    public void postpone(String id, int position, Sentence detail, Instant until) {
        update(
                "update campaign_item set state = 'WAITING', detail = ?, next_at = ?, tries = tries + 1" + ONE + OPEN,
                shortened(detail),
                UtcTime.of(until),
                id,
                position);
    }

    @Override
    public boolean end(String id, int position, CampaignItem.State state, Sentence detail, Instant at) {
        return update(
                        "update campaign_item set state = ?, detail = ?, ended_at = ?" + ONE + OPEN,
                        state.name(),
                        shortened(detail),
                        UtcTime.of(at),
                        id,
                        position)
                == 1;
    }

    @Override
    public void giveUp(String id, Instant at) {
        update("""
                update campaign_item set state = 'NOT_TRIED', ended_at = ?
                where campaign_id = ? and state in ('SELECTED', 'WAITING')
                """, UtcTime.of(at), id);
    }

    @Override
    public List<Running> running(Instant startedBefore, int limit) {
        return jdbc.sql("""
                select * from campaign_item where state = 'RUNNING' and started_at <= ? order by started_at limit ?
                """)
                .params(UtcTime.of(startedBefore), limit)
                .query((row, number) ->
                        new Running(row.getString("campaign_id"), Objects.requireNonNull(ITEM.mapRow(row, number))))
                .list();
    }

    @Override
    public boolean released(String id, int position, FailedWork work) {
        return update(
                        "update campaign_item set work_id = ?, kind = ?, step = ?" + ONE
                                + "and state = 'RUNNING' and work_id is null",
                        work.workId(),
                        work.kind().name(),
                        work.step(),
                        id,
                        position)
                == 1;
    }

    @Override
    public void putBack(String id, int position, CampaignItem.State state) {
        update(
                "update campaign_item set state = ?, started_at = null" + ONE
                        + "and state = 'RUNNING' and work_id is null",
                state.name(),
                id,
                position);
    }

    /** An error may be long; its beginning says enough. */
    private static String shortened(Sentence sentence) {
        String words = Sentences.english(sentence);
        return words.length() <= LONGEST_WORDS
                ? sentence.stored()
                : Sentence.said(words.substring(0, LONGEST_WORDS)).stored();
    }
}
