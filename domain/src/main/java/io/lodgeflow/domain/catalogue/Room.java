package io.lodgeflow.domain.catalogue;

import io.lodgeflow.domain.stay.StayDates;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A physical room behind a door with a number. */
@Entity
@Table(name = "room")
public class Room extends CatalogueEntry {

    private String hotelId;
    private String roomTypeId;
    private String number;
    private int floor;

    @Convert(converter = Lines.class)
    private List<String> features;

    @Enumerated(EnumType.STRING)
    private RoomStatus status;

    private @Nullable LocalDate outOfOrderFrom;
    private @Nullable LocalDate outOfOrderTo;

    @SuppressWarnings("NullAway.Init")
    protected Room() {}

    public Room(String id, String hotelId, String roomTypeId, String number, int floor, Set<RoomFeature> features) {
        super(id);
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

    /**
     * @param from first night on which nobody can sleep in it; absent: none is named
     * @param to the night after the last; absent: until further notice
     */
    public void beOutOfOrder(@Nullable LocalDate from, @Nullable LocalDate to) {
        outOfOrderFrom = from;
        outOfOrderTo = from == null ? null : to;
    }

    /** The nights on which nobody can sleep in it, as far as anybody has said; without dates from today on. */
    public Optional<OutOfOrder> outOfOrder(LocalDate today) {
        if (outOfOrderFrom != null) {
            return Optional.of(new OutOfOrder(outOfOrderFrom, outOfOrderTo));
        }
        return status == RoomStatus.OUT_OF_ORDER ? Optional.of(new OutOfOrder(today, null)) : Optional.empty();
    }

    public @Nullable LocalDate outOfOrderFrom() {
        return outOfOrderFrom;
    }

    public @Nullable LocalDate outOfOrderTo() {
        return outOfOrderTo;
    }

    /** @param to not included; absent: until further notice */
    public record OutOfOrder(LocalDate from, @Nullable LocalDate to) {

        public boolean overlaps(StayDates stay) {
            return from.isBefore(stay.roomFreeFrom()) && (to == null || to.isAfter(stay.arrival()));
        }
    }

    public void occupy() {
        status = RoomStatus.OCCUPIED;
    }

    /** The guest has left: housekeeping is next, unless more than that is to be done. */
    public void vacate() {
        if (status != RoomStatus.OUT_OF_ORDER) {
            status = RoomStatus.CLEANING;
        }
    }

    /** Housekeeping has been there; otherwise nothing changes. */
    public void clean() {
        if (status == RoomStatus.CLEANING) {
            status = RoomStatus.AVAILABLE;
        }
    }

    /** Clean, in order and still there: a guest may move in. */
    public boolean isReady() {
        return status == RoomStatus.AVAILABLE && !isDeleted();
    }

    @Override
    public String hotelId() {
        return hotelId;
    }

    public String roomTypeId() {
        return roomTypeId;
    }

    public String number() {
        return number;
    }

    @Override
    public String code() {
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

    private static List<String> names(Set<RoomFeature> features) {
        return features.stream().sorted().map(Enum::name).toList();
    }

    /** What sets one physical room apart from another of its type. */
    public enum RoomFeature {
        QUIET,
        NEAR_ELEVATOR,
        VIEW,
        ACCESSIBLE
    }

    /** What housekeeping would say of a room right now; it does not limit future assignment, except out of order. */
    public enum RoomStatus {
        AVAILABLE,
        OCCUPIED,
        CLEANING,
        OUT_OF_ORDER
    }
}
