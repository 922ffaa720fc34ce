package io.lodgeflow.api.catalogue;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.lodgeflow.domain.catalogue.RoomFeature;
import io.lodgeflow.domain.catalogue.RoomStatus;
import java.util.List;

/** A physical room as staff reads it. */
record RoomView(
        String id,
        String hotelId,
        String roomTypeId,
        String number,
        int floor,
        List<RoomFeature> features,
        RoomStatus status,
        @JsonIgnore int version) {}
