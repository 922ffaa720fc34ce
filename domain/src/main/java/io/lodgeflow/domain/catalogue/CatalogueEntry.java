package io.lodgeflow.domain.catalogue;

import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the catalogue of whichever kind. Who changes it has seen its present version. Deleting is soft: what was booked
 * lives on, and no other entry of the kind gets the code.
 */
@MappedSuperclass
public abstract class CatalogueEntry {

    @Id
    private String id;

    @Version
    private int version;

    private @Nullable Instant deletedAt;

    @SuppressWarnings("NullAway.Init")
    protected CatalogueEntry() {}

    protected CatalogueEntry(String id) {
        this.id = id;
    }

    public final String id() {
        return id;
    }

    public final int version() {
        return version;
    }

    /** Of a hotel, its own id. */
    public abstract String hotelId();

    /** Unique among the entries of its kind in the hotel: a room's number; of a hotel, its id. */
    public abstract String code();

    /** Idempotent: the first time counts. */
    public final void delete(Instant now) {
        if (deletedAt == null) {
            deletedAt = now;
        }
    }

    public final boolean isDeleted() {
        return deletedAt != null;
    }
}
