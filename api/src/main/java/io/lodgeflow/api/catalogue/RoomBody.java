package io.lodgeflow.api.catalogue;

import io.lodgeflow.domain.catalogue.Room;
import io.lodgeflow.domain.catalogue.RoomFeature;
import io.lodgeflow.domain.catalogue.RoomStatus;
import io.lodgeflow.web.Faults;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A physical room as it is created, and as it looks to a merge patch.
 *
 * @param roomTypeId never changes
 * @param number unique within the hotel
 * @param status available if absent
 */
record RoomBody(
        @NotNull String roomTypeId,

        @NotNull @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9 ./_-]{0,19}", message = "must be 1 to 20 letters and digits")
        String number,

        @NotNull @Min(-5) @Max(200) Integer floor,
        @Nullable Set<@NotNull RoomFeature> features,
        @Nullable RoomStatus status) {

    static RoomBody of(Room room) {
        return new RoomBody(room.roomTypeId(), room.number(), room.floor(), room.features(), room.status());
    }

    void refuseOtherType(Room room) {
        new Faults()
                .body(
                        !roomTypeId.equals(room.roomTypeId()),
                        "/roomTypeId",
                        "immutable",
                        "A room's type never changes; delete the room and create another.")
                .refuseIfAny();
    }
}
