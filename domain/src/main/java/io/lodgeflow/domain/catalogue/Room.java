package io.lodgeflow.domain.catalogue;

import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A physical room behind a door with a number. */
@Entity
@Table(name = "room")
public class Room {

    @Id
    private String id;

    @Version
    private int version;

    private String hotelId;
    private String roomTypeId;
    private String number;
    private int floor;

    @Convert(converter = Lines.class)
    private List<String> features;

    @Enumerated(EnumType.STRING)
    private RoomStatus status;

    private @Nullable Instant deletedAt;

    @SuppressWarnings("NullAway.Init")
    protected Room() {}

    public Room(String id, String hotelId, String roomTypeId, String number, int floor, Set<RoomFeature> features) {
        this.id = id;
        this.hotelId = hotelId;
        this.roomTypeId = roomTypeId;
        this.number = number;
        this.floor = floor;
        this.features = names(features);
        this.status = RoomStatus.AVAILABLE;
    }

    public void change(String number, int floor, Set<RoomFeature> features, RoomStatus status) {
        this.number = number;
        this.floor = floor;
        this.features = names(features);
        this.status = status;
    }

    public void occupy() {
        status = RoomStatus.OCCUPIED;
    }

    /** The guest has left: housekeeping is next. */
    public void vacate() {
        status = RoomStatus.CLEANING;
    }

    /** Idempotent: the first time counts. */
    public void delete(Instant now) {
        if (deletedAt == null) {
            deletedAt = now;
        }
    }

    public String id() {
        return id;
    }

    public int version() {
        return version;
    }

    public String hotelId() {
        return hotelId;
    }

    public String roomTypeId() {
        return roomTypeId;
    }

    public String number() {
        return number;
    }

    public int floor() {
        return floor;
    }

    public Set<RoomFeature> features() {
        return features.stream().map(RoomFeature::valueOf).collect(Collectors.toUnmodifiableSet());
    }

    public RoomStatus status() {
        return status;
    }

    public boolean isDeleted() {
        return deletedAt != null;
    }

    private static List<String> names(Set<RoomFeature> features) {
        return features.stream().sorted().map(Enum::name).toList();
    }
}
