package io.lodgeflow.domain.workitem;

import io.lodgeflow.domain.words.Sentence;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A decision the workflow needs from staff. At most one of a kind is open for a reservation. */
@Entity
@Table(name = "work_item")
public class WorkItem {

    public enum Kind {
        FIND_ROOM,
        /** The cut-off has passed and the house has no room: a manager finds one, or gives everything back. */
        GUEST_UNHOUSED,
        OVERSTAY,
        /** The gateway has refused every try of a refund. */
        REFUND_FAILED,
        /** The card that guarantees a booking was refused. */
        BALANCE_UNPAID,
        /** A refund above the limit waits for a second person. */
        APPROVE_REFUND,
        /** The gateway has not said for too long what became of the money. */
        PAYMENT_UNKNOWN,
        /** A guest's bank took a payment back: hand in the evidence in time. */
        DISPUTE;

        /** Is about money and stays open when the stay is over. */
        public boolean outlivesStay() {
            return !asksForRoom() && this != OVERSTAY;
        }

        /** Is done when the booking has its rooms. */
        public boolean asksForRoom() {
            return this == FIND_ROOM || this == GUEST_UNHOUSED;
        }
    }

    @Id
    private String id;

    @Version
    private @Nullable Integer version; // none until it is stored

    private String reservationId;
    private String hotelId;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    @Convert(converter = Sentence.Column.class)
    private Sentence title;

    @Convert(converter = Sentence.Columns.class)
    private List<Sentence> choices;

    private Instant createdAt;
    private Instant dueAt;
    private @Nullable Instant doneAt;

    @Convert(converter = Sentence.Column.class)
    private @Nullable Sentence outcome;

    private @Nullable String claimedBy;
    private @Nullable Instant claimedAt;

    @SuppressWarnings("NullAway.Init")
    protected WorkItem() {}

    /** @param choices the possible outcomes, best first */
    public WorkItem(
            String id,
            String reservationId,
            String hotelId,
            Kind kind,
            Sentence title,
            List<Sentence> choices,
            Instant createdAt,
            Instant dueAt) {
        this.id = id;
        this.reservationId = reservationId;
        this.hotelId = hotelId;
        this.kind = kind;
        this.title = title;
        this.choices = List.copyOf(choices);
        this.createdAt = createdAt;
        this.dueAt = dueAt;
    }

    /** Idempotent: the first outcome counts. */
    public void done(Sentence outcome, Instant now) {
        if (doneAt == null) {
            this.doneAt = now;
            this.outcome = outcome;
        }
    }

    /** Somebody works on it from now on, whoever did before. */
    public void claim(String by, Instant now) {
        claimedBy = by;
        claimedAt = now;
    }

    /** Nobody works on it. */
    public void release() {
        claimedBy = null;
        claimedAt = null;
    }

    public void postpone(Instant until) {
        dueAt = until;
    }

    public String id() {
        return id;
    }

    public String reservationId() {
        return reservationId;
    }

    public String hotelId() {
        return hotelId;
    }

    public Kind kind() {
        return kind;
    }

    public Sentence title() {
        return title;
    }

    public List<Sentence> choices() {
        return choices;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant dueAt() {
        return dueAt;
    }

    public @Nullable Instant doneAt() {
        return doneAt;
    }

    public @Nullable String claimedBy() {
        return claimedBy;
    }

    public @Nullable Instant claimedAt() {
        return claimedAt;
    }

    public @Nullable Sentence outcome() {
        return outcome;
    }
}
