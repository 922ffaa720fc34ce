package io.lodgeflow.domain.operations;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A decision the workflow needs from staff. At most one of a kind is open for a reservation. */
@Entity
@Table(name = "work_item")
public class WorkItem {

    public enum Kind {
        FIND_ROOM,
        OVERSTAY,
        REFUND_FAILED,
        /** The gateway cannot say what became of a payment. */
        PAYMENT_UNKNOWN,
        /** A guest's bank took a payment back: hand in the evidence in time. */
        DISPUTE
    }

    @Id
    private String id;

    @Version
    private int version;

    private String reservationId;
    private String hotelId;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    private String title;
    private String choices;
    private Instant createdAt;
    private Instant dueAt;
    private @Nullable Instant doneAt;
    private @Nullable String outcome;

    @SuppressWarnings("NullAway.Init")
    protected WorkItem() {}

    /** @param choices the possible outcomes, best first, one a line */
    public WorkItem(
            String id,
            String reservationId,
            String hotelId,
            Kind kind,
            String title,
            String choices,
            Instant createdAt,
            Instant dueAt) {
        this.id = id;
        this.reservationId = reservationId;
        this.hotelId = hotelId;
        this.kind = kind;
        this.title = title;
        this.choices = choices;
        this.createdAt = createdAt;
        this.dueAt = dueAt;
    }

    /** Idempotent: the first outcome counts. */
    public void done(String outcome, Instant now) {
        if (doneAt == null) {
            this.doneAt = now;
            this.outcome = outcome;
        }
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

    public String title() {
        return title;
    }

    public String choices() {
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

    public @Nullable String outcome() {
        return outcome;
    }
}
