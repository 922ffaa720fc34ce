package io.lodgeflow.workflows.booking;

import io.lodgeflow.domain.catalogue.RoomWish;
import io.lodgeflow.domain.identity.Actor;
import io.lodgeflow.domain.reservation.GuestDetails;
import io.lodgeflow.domain.reservation.Occupant;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.domain.words.Sentence;
import io.lodgeflow.workflows.reservation.Commands;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Changes who comes and what they wish: names, how they are reached, wishes, who sleeps in which room. No money and no
 * nights, so it is done at once and may be repeated. What is as it was leaves no line in the history.
 */
@Component
public class ChangeGuestDetails {

    /** What is absent stays as it is; an empty phone or list takes away what was there. */
    public record Details(
            @Nullable String name,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String language,
            @Nullable String specialRequests,
            @Nullable Set<RoomWish> wishes,
            @Nullable List<Occupant> occupants) {}

    private final Commands commands;
    private final Clock clock;

    ChangeGuestDetails(Commands commands, Clock clock) {
        this.commands = commands;
        this.clock = clock;
    }

    public Result<String> change(String reservationId, Details told, @Nullable Integer seenVersion, Actor actor) {
        return commands.on(reservationId)
                .ifVersion(seenVersion)
                .decide(booking -> Result.unless(booking.refusalToChangeDetails(told.occupants()), () -> {
                    List<Sentence> changed = changed(booking, told);
                    if (!changed.isEmpty()) {
                        apply(booking, told, Sentence.of("history.details_changed", Sentence.all(changed)), actor);
                    }
                    return reservationId;
                }));
    }

    private void apply(Reservation booking, Details told, Sentence note, Actor actor) {
        GuestDetails old = booking.guest();
        booking.tell(
                told.phone() == null ? booking.guestPhone() : told.phone(),
                told.wishes() == null ? booking.wishes() : told.wishes(),
                told.occupants() == null ? booking.occupants() : told.occupants());
        booking.correctGuest(
                new GuestDetails(
                        old.accountId(),
                        Objects.requireNonNullElse(told.name(), old.name()),
                        Objects.requireNonNullElse(told.email(), old.email()),
                        Objects.requireNonNullElse(told.language(), old.language()),
                        old.vipLevel()),
                Objects.requireNonNullElse(told.specialRequests(), booking.specialRequests()),
                actor,
                note,
                clock.instant());
    }

    /** What becomes different, in words without the values: the history is read by more people than the guest's data. */
    private static List<Sentence> changed(Reservation booking, Details told) {
        List<Sentence> changed = new ArrayList<>();
        note(changed, "effect.name", told.name(), booking.guest().name());
        note(changed, "effect.email", told.email(), booking.guest().email());
        note(changed, "effect.phone", told.phone(), Objects.requireNonNullElse(booking.guestPhone(), ""));
        note(changed, "effect.language", told.language(), booking.guest().language());
        note(changed, "effect.requests", told.specialRequests(), booking.specialRequests());
        note(changed, "effect.wishes", told.wishes(), told.wishes() == null ? Set.of() : booking.wishes());
        note(changed, "effect.guests", told.occupants(), booking.occupants());
        return changed;
    }

    private static void note(List<Sentence> changed, String what, @Nullable Object told, Object was) {
        if (told != null && !told.equals(was)) {
            changed.add(Sentence.of(what));
        }
    }
}
