package io.lodgeflow.workflows.campaign;

import static io.lodgeflow.workflows.campaign.Campaign.State.FROZEN;
import static io.lodgeflow.workflows.campaign.Campaign.State.ONE_TRIED;
import static io.lodgeflow.workflows.campaign.Campaign.State.PAUSED;
import static io.lodgeflow.workflows.campaign.Campaign.State.PREVIEWING;
import static io.lodgeflow.workflows.campaign.Campaign.State.RUNNING;
import static io.lodgeflow.workflows.campaign.Campaign.State.TRYING_ONE;

import io.lodgeflow.engine.version.VersionChange;
import io.lodgeflow.workflows.audit.Operator;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A frozen selection on which one task is carried out, item by item, at a rate. The selection is made before anything is done
 * and never changes; only a closure takes up the bookings that were being placed at that moment.
 *
 * @param size how many items were frozen; of a closure those of its first moment
 * @param perMinute most that are begun in a minute
 * @param nextAt when another may be begun
 * @param operator in whose name it runs; absent for what an earlier release has begun and nobody has steered since
 * @param items how many are in each state; they add up to the size. Empty for a closure, and where a campaign was only locked
 * @param previewed of how many it is known what would be done, or that it would be refused
 * @param refusedInPreview how many of those would be refused
 */
public record Campaign(
        String id,
        Task task,
        State state,
        int size,
        int perMinute,
        Instant nextAt,
        String reason,
        String createdBy,
        @Nullable Operator operator,
        Instant createdAt,
        @Nullable Instant endedAt,
        Map<CampaignItem.State, Integer> items,
        int previewed,
        int refusedInPreview) {

    /** Items of so long a time may come together, so that the rate does not depend on how often somebody looks. */
    static final Duration BURST = Duration.ofSeconds(1);

    /** What is done to each item. */
    public sealed interface Task {

        default Kind kind() {
            return switch (this) {
                case Retry retry -> Kind.REPAIR;
                case RepairOfEach repair -> Kind.REPAIR;
                case Move move -> Kind.MOVE;
                case Closing closing -> Kind.CLOSURE;
            };
        }

        /** Absent where each is only tried again, and of what is no batch of repairs. */
        default @Nullable BatchRepair repairOfEach() {
            return this instanceof RepairOfEach(BatchRepair repair) ? repair : null;
        }
    }

    /** What has failed for one cause is tried again. */
    public record Retry(String fingerprint, String cause) implements Task {}

    public record RepairOfEach(BatchRepair repair) implements Task {}

    /** The workflow goes on in another version. */
    public record Move(VersionChange change) implements Task {}

    /** @param answerWithinDays how long a guest may think, counted from when the guest's booking is taken up */
    public record Closing(String hotelId, int answerWithinDays) implements Task {
        public static final int SHORTEST_ANSWER_DAYS = 1;
        public static final int LONGEST_ANSWER_DAYS = 60;
    }

    /** What campaigns are used for. */
    public enum Kind {
        REPAIR("batch of repairs"),
        MOVE("migration run"),
        CLOSURE("hotel closure");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }

        /** In which of them such a campaign can be. From a closure there is no way back: nothing is tried, nothing stopped. */
        public Set<State> states() {
            return switch (this) {
                case REPAIR -> EnumSet.allOf(State.class);
                case MOVE -> EnumSet.complementOf(EnumSet.of(PREVIEWING));
                case CLOSURE -> EnumSet.of(RUNNING, PAUSED, State.FINISHED);
            };
        }
    }

    public enum State {
        /** The selection stands; what would be done to each is being found out. */
        PREVIEWING,
        /** The selection stands, nothing was tried. */
        FROZEN,
        /** One item is being tried, to be looked at before the others. */
        TRYING_ONE,
        /** That one has ended; somebody decides about the others. */
        ONE_TRIED,
        RUNNING,
        /** What was begun ends; nothing more is begun. */
        PAUSED,
        /** Ended by somebody; what was not tried stays as it was. */
        STOPPED,
        /** Every item has ended. */
        FINISHED;

        public boolean isOver() {
            return this == STOPPED || this == FINISHED;
        }
    }

    public Kind kind() {
        return task.kind();
    }

    /** Whether somebody may bring it into that state now. */
    boolean mayBecome(State to) {
        return kind().states().contains(to)
                && switch (to) {
                    case TRYING_ONE -> EnumSet.of(FROZEN, ONE_TRIED).contains(state);
                    case RUNNING -> EnumSet.of(FROZEN, ONE_TRIED, PAUSED).contains(state);
                    case PAUSED -> state == RUNNING;
                    case STOPPED -> !state.isOver();
                    case PREVIEWING, FROZEN, ONE_TRIED, FINISHED -> false;
                };
    }

    boolean isDueAt(Instant now) {
        return (state == RUNNING || state == TRYING_ONE) && !nextAt.isAfter(now);
    }

    /** When another may be begun after one that is begun now. */
    Instant nextAtAfter(Instant now) {
        Instant earliest = now.minus(BURST);
        return (nextAt.isBefore(earliest) ? earliest : nextAt)
                .plus(Duration.ofMinutes(1).dividedBy(perMinute));
    }

    /** Items that have not ended. */
    public int open() {
        return items.entrySet().stream()
                .filter(entry -> entry.getKey().isOpen())
                .mapToInt(Map.Entry::getValue)
                .sum();
    }
}
