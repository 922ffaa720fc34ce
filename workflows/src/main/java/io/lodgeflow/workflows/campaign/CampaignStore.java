package io.lodgeflow.workflows.campaign;

import io.lodgeflow.domain.words.Sentence;
import io.lodgeflow.engine.incident.WorkflowRepairs.FailedWork;
import io.lodgeflow.engine.version.VersionChange;
import io.lodgeflow.workflows.audit.Operator;
import io.lodgeflow.workflows.campaign.Campaign.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Port to stored campaigns. All methods take part in the running transaction. */
public interface CampaignStore {

    /** Its items are selected by one of the methods that follow. */
    void add(Campaign campaign);

    /** @return how many incidents of the cause are open now */
    int selectIncidents(String campaignId, String fingerprint);

    /** In this order. */
    void selectBookings(String campaignId, List<String> reservationIds);

    /** @return how many workflows run in the old version now */
    int selectWorkflows(String campaignId, VersionChange change);

    /** Only one caller at a time begins to move workflows, until the transaction ends. */
    void lockBeginningOfMoves();

    /** The campaign that moves workflows of the process and is not over. */
    Optional<String> openMoveOf(String process);

    /** There is at most one closure of a hotel, ever. */
    boolean isClosing(String hotelId);

    Optional<Campaign> find(Kind kind, String id);

    /**
     * Nobody else changes the campaign or begins one of its items until the transaction ends. Its items are not counted, so that
     * a turn costs the same however many there are.
     */
    Optional<Campaign> lock(Kind kind, String id);

    /** Newest first. */
    List<Campaign> latest(Kind kind, int limit);

    List<CampaignItem> items(String id, int afterPosition, int limit);

    void setState(String id, Campaign.State state, Instant at);

    /** From now on it runs in their name. */
    void setOperator(String id, Operator operator);

    /** Campaigns that may begin an item now, by their rate. */
    List<String> dueAt(Kind kind, Instant now);

    void setNextAt(String id, Instant at);

    /** Campaigns whose items are still to be previewed. */
    List<String> toPreview();

    List<CampaignItem> withoutPreview(String id, int limit);

    void setPreview(String id, int position, Sentence text, boolean refused);

    /** The next one whose turn it is: those that wait when their pause is over, then those not tried yet. */
    Optional<CampaignItem> next(String id, Instant now);

    /** Some item has not ended. */
    boolean hasOpenItems(String id);

    void begin(String id, int position, Instant at);

    /** Its turn comes again then. Does nothing if the item has ended before. */
    void postpone(String id, int position, Sentence detail, Instant until);

    /** @return false, and nothing is done, if the item has ended before */
    boolean end(String id, int position, CampaignItem.State state, Sentence detail, Instant at);

    /** Selected items that will not be tried any more. */
    void giveUp(String id, Instant at);

    record Running(String campaignId, CampaignItem item) {}

    /** Items that were begun before then and have not ended. */
    List<Running> running(Instant startedBefore, int limit);

    /**
     * The repair of a running item has let this work be tried again; what becomes of it is asked later.
     *
     * @return false, and nothing is done, unless the item runs and has no such work yet
     */
    boolean released(String id, int position, FailedWork work);

    /** A running item whose repair was not done goes back to where it was before, or is given up with its campaign. */
    void putBack(String id, int position, CampaignItem.State state);
}
