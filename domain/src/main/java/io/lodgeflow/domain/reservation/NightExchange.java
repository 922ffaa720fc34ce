package io.lodgeflow.domain.reservation;

import io.lodgeflow.domain.inventory.Inventory.NightChange;
import io.lodgeflow.domain.stay.StayDates;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a changed stay needs beyond the old one, and what it no longer needs. Taking the one and giving back the other
 * turns exactly the old nights into the new ones.
 */
public record NightExchange(List<NightChange> toTake, List<NightChange> toGiveBack) {

    public static NightExchange between(StayTerms old, StayTerms changed) {
        if (!old.roomTypeId().equals(changed.roomTypeId())) {
            return new NightExchange(
                    List.of(NightChange.take(changed.roomTypeId(), changed.stay(), changed.rooms())),
                    List.of(NightChange.giveBack(old.roomTypeId(), old.stay(), old.rooms())));
        }
        Map<LocalDate, Integer> rooms = new TreeMap<>();
        changed.stay().roomDates().forEach(date -> rooms.merge(date, changed.rooms(), Integer::sum));
        old.stay().roomDates().forEach(date -> rooms.merge(date, -old.rooms(), Integer::sum));
        List<NightChange> toTake = new ArrayList<>();
        List<NightChange> toGiveBack = new ArrayList<>();
        rooms.forEach((date, more) -> {
            NightChange change = new NightChange(old.roomTypeId(), StayDates.of(date, 1), more);
            if (more > 0) {
                toTake.add(change);
            } else if (more < 0) {
                toGiveBack.add(change);
            }
        });
        return new NightExchange(toTake, toGiveBack);
    }

    /** Undoes {@link #toTake} when the change is given up. */
    public List<NightChange> toUndo() {
        return toTake.stream()
                .map(change -> new NightChange(change.roomTypeId(), change.stay(), -change.rooms()))
                .toList();
    }
}
