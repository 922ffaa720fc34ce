package io.lodgeflow.activities.campaign;

import io.lodgeflow.domain.identity.Actor;
import io.lodgeflow.domain.identity.Role;
import io.lodgeflow.domain.words.Sentence;
import io.lodgeflow.engine.incident.IncidentLog.IncidentRecord;
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
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Repository;

@Repository
class JdbcCampaigns implements CampaignStore {

    private static final int LONGEST_WORDS = 1000;

    private static final String ONE = " where campaign_id = ? and position = ?";
    private static final String OPEN = " and state in ('SELECTED', 'WAITING', 'RUNNING')";

    private final JdbcTemplate jdbc;

    JdbcCampaigns(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void add(Campaign campaign) {
        Operator operator = Objects.requireNonNull(campaign.operator());
        jdbc.update(
                "insert into campaign (id, kind, state, size, per_minute, next_at, reason, created_by, created_at,"
                        + " operator_name, operator_role, operator_address) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
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
                operator.address());
        String id = campaign.id();
        switch (campaign.task()) {
            case Retry(String fingerprint, String cause) ->
                jdbc.update("update campaign set fingerprint = ?, cause = ? where id = ?", fingerprint, cause, id);
            case RepairOfEach(BatchRepair repair) ->
                jdbc.update(
                        "update campaign set repair = ?, assignee = ? where id = ?",
                        repair.kind().name(),
                        repair.assignee(),
                        id);
            case Move(VersionChange change) ->
                jdbc.update(
                        "update campaign set process = ?, from_version = ?, to_version = ?, renamed_steps = ?"
                                + " where id = ?",
                        change.process(),
                        change.fromVersion(),
                        change.toVersion(),
                        change.renamedAsText(),
                        id);
            case Closing(String hotelId, int days) ->
                jdbc.update("update campaign set hotel_id = ?, answer_within_days = ? where id = ?", hotelId, days, id);
        }
    }

    @Override
    public int selectIncidents(String campaignId, String fingerprint) {
        return jdbc.update(
                "insert into campaign_item (campaign_id, position, incident_id, work_id, kind, reservation_id, step)"
                        + " select ?, row_number() over (order by opened_at, id), id, work_id, kind, reservation_id, step"
                        + " from workflow_incident where fingerprint = ? and closed_at is null",
                campaignId,
                fingerprint);
    }

    @Override
    public void selectBookings(String campaignId, List<String> reservationIds) {
        jdbc.batchUpdate(
                "insert into campaign_item (campaign_id, position, reservation_id) values (?, ?, ?)",
                IntStream.range(0, reservationIds.size())
                        .mapToObj(index -> new Object[] {campaignId, index + 1, reservationIds.get(index)})
                        .toList());
    }

    @Override
    public int selectWorkflows(String campaignId, VersionChange change) {
        return jdbc.update(
                "insert into campaign_item (campaign_id, position, work_id, reservation_id)"
                        + " select ?, row_number() over (order by e.business_key, e.instance_id), e.instance_id,"
                        + " coalesce(e.business_key, '') from engine_instance e where e.process = ? and e.version = ?",
                campaignId,
                change.process(),
                change.fromVersion());
    }

    @Override
    public void lockBeginningOfMoves() {
        jdbc.queryForObject(
                "select name from operations_lock where name = 'begin-migration-run' for update", String.class);
    }

    @Override
    public Optional<String> openMoveOf(String process) {
        return ids("where process = ? and state not in ('STOPPED', 'FINISHED')", process).stream()
                .findFirst();
    }

    @Override
    public boolean isClosing(String hotelId) {
        return !ids("where hotel_id = ?", hotelId).isEmpty();
    }

    private List<String> ids(String condition, Object... values) {
        return jdbc.query("select id from campaign " + condition, (row, number) -> row.getString(1), values);
    }

    @Override
    public Optional<Campaign> find(Kind kind, String id) {
        return campaigns(this::counted, "where kind = ? and id = ?", kind.name(), id).stream()
                .findFirst();
    }

    @Override
    public Optional<Campaign> lock(Kind kind, String id) {
        RowMapper<Campaign> notCounted = (row, number) -> campaign(row, Map.of(), 0, 0);
        return campaigns(notCounted, "where kind = ? and id = ? for update", kind.name(), id).stream()
                .findFirst();
    }

    @Override
    public List<Campaign> latest(Kind kind, int limit) {
        return campaigns(this::counted, "where kind = ? order by created_at desc, id desc limit ?", kind.name(), limit);
    }

    private List<Campaign> campaigns(RowMapper<Campaign> read, String condition, Object... values) {
        return jdbc.query("select * from campaign " + condition, read, values);
    }

    private Campaign counted(ResultSet row, int number) throws SQLException {
        Map<CampaignItem.State, Integer> items = new EnumMap<>(CampaignItem.State.class);
        int[] previews = {0, 0};
        jdbc.query(
                "select state, count(*), count(preview), count(case when refused then 1 end) from campaign_item"
                        + " where campaign_id = ? group by state",
                of -> {
                    items.put(CampaignItem.State.valueOf(of.getString(1)), of.getInt(2));
                    previews[0] += of.getInt(3);
                    previews[1] += of.getInt(4);
                },
                row.getString("id"));
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
        return items("campaign_id = ? and position > ? order by position limit ?", id, afterPosition, limit);
    }

    private List<CampaignItem> items(String condition, Object... values) {
        return jdbc.query("select * from campaign_item where " + condition, JdbcCampaigns::item, values);
    }

    @Override
    public void setState(String id, State state, Instant at) {
        jdbc.update(
                "update campaign set state = ?, ended_at = ? where id = ?",
                state.name(),
                state.isOver() ? UtcTime.of(at) : null,
                id);
    }

    @Override
    public void setOperator(String id, Operator operator) {
        jdbc.update(
                "update campaign set operator_name = ?, operator_role = ?, operator_address = ? where id = ?",
                operator.actor().name(),
                operator.role().name(),
                operator.address(),
                id);
    }

    @Override
    public List<String> dueAt(Kind kind, Instant now) {
        return ids(
                "where state in ('RUNNING', 'TRYING_ONE') and kind = ? and next_at <= ? order by next_at",
                kind.name(),
                UtcTime.of(now));
    }

    @Override
    public void setNextAt(String id, Instant at) {
        jdbc.update("update campaign set next_at = ? where id = ?", UtcTime.of(at), id);
    }

    @Override
    public List<String> toPreview() {
        return ids("where state = 'PREVIEWING' order by next_at");
    }

    @Override
    public List<CampaignItem> withoutPreview(String id, int limit) {
        return items("campaign_id = ? and preview is null order by position limit ?", id, limit);
    }

    @Override
    public void setPreview(String id, int position, Sentence text, boolean refused) {
        jdbc.update("update campaign_item set preview = ?, refused = ?" + ONE, shortened(text), refused, id, position);
    }

    @Override
    public Optional<CampaignItem> next(String id, Instant now) {
        List<CampaignItem> waiting = items(
                "campaign_id = ? and state = 'WAITING' and next_at <= ? order by next_at, position limit 1",
                id,
                UtcTime.of(now));
        return (waiting.isEmpty()
                        ? items("campaign_id = ? and state = 'SELECTED' order by position limit 1", id)
                        : waiting)
                .stream().findFirst();
    }

    @Override
    public boolean hasOpenItems(String id) {
        return !items("campaign_id = ?" + OPEN + " limit 1", id).isEmpty();
    }

    @Override
    public void begin(String id, int position, Instant at) {
        jdbc.update("update campaign_item set state = 'RUNNING', started_at = ?" + ONE, UtcTime.of(at), id, position);
    }

    @Override
    public void postpone(String id, int position, Sentence detail, Instant until) {
        jdbc.update(
                "update campaign_item set state = 'WAITING', detail = ?, next_at = ?, tries = tries + 1" + ONE + OPEN,
                shortened(detail),
                UtcTime.of(until),
                id,
                position);
    }

    @Override
    public boolean end(String id, int position, CampaignItem.State state, Sentence detail, Instant at) {
        return jdbc.update(
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
        jdbc.update(
                "update campaign_item set state = 'NOT_TRIED', ended_at = ? where campaign_id = ? and state in"
                        + " ('SELECTED', 'WAITING')",
                UtcTime.of(at),
                id);
    }

    @Override
    public List<Running> running(Instant startedBefore, int limit) {
        return jdbc.query(
                "select * from campaign_item where state = 'RUNNING' and started_at <= ? order by started_at limit ?",
                (row, number) -> new Running(row.getString("campaign_id"), item(row, number)),
                UtcTime.of(startedBefore),
                limit);
    }

    @Override
    public boolean released(String id, int position, FailedWork work) {
        return jdbc.update(
                        "update campaign_item set work_id = ?, kind = ?, step = ?" + ONE
                                + " and state = 'RUNNING' and work_id is null",
                        work.workId(),
                        work.kind().name(),
                        work.step(),
                        id,
                        position)
                == 1;
    }

    @Override
    public void putBack(String id, int position, CampaignItem.State state) {
        jdbc.update(
                "update campaign_item set state = ?, started_at = null" + ONE
                        + " and state = 'RUNNING' and work_id is null",
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

    private static CampaignItem item(ResultSet row, int number) throws SQLException {
        String preview = row.getString("preview");
        return new CampaignItem(
                row.getInt("position"),
                row.getString("reservation_id"),
                row.getString("work_id"),
                IncidentRecord.Kind.valueOf(row.getString("kind")),
                row.getString("step"),
                preview == null ? null : Sentence.read(preview),
                row.getBoolean("refused"),
                CampaignItem.State.valueOf(row.getString("state")),
                Sentence.read(row.getString("detail")),
                row.getInt("tries"),
                UtcTime.readIfAny(row, "started_at"),
                UtcTime.readIfAny(row, "ended_at"));
    }
}
