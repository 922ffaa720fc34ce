package io.lodgeflow.workflows.operations;

import io.lodgeflow.domain.assignment.AssignedRoom;
import io.lodgeflow.domain.identity.Role;
import io.lodgeflow.domain.message.GuestMessages.GuestMessage;
import io.lodgeflow.domain.reservation.GuestDetails;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.domain.words.Sentence;
import io.lodgeflow.engine.incident.WorkflowRepairs.FailedWork;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Repairs of what concerns the guest and those who look after the booking: data, rooms, messages, notes. */
public final class GuestRepairs {

    private static final Pattern EMAIL = Pattern.compile("[^\\s@]{1,64}@[^\\s@.]+(\\.[^\\s@.]+)+");
    private static final int LONGEST_EMAIL = 254;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_REQUESTS = 1000;
    private static final Set<String> LANGUAGES = Set.of("en", "ko");

    /** Also for the staff of the booking's own hotel. */
    private interface ForTheHouse extends Repair {

        @Override
        default boolean isAllowedTo(Role role) {
            return role != Role.GUEST;
        }
    }

    /** Corrects what the guest gave (absent: stays), then tries again what has failed, if anything has. */
    public record EditAndRetry(
            @Nullable String guestName,
            @Nullable String guestEmail,
            @Nullable String guestLanguage,
            @Nullable String specialRequests)
            implements Repair {

        @Override
        public Result<Repair> filled(Form form) {
            return Result.done(new EditAndRetry(
                    form.guestName(), form.guestEmail(), form.guestLanguage(), form.specialRequests()));
        }

        @Override
        public Result<List<Effect>> preview(RepairSubject subject, RepairTools tools) {
            Optional<Refusal> invalid = refusal();
            if (invalid.isPresent()) {
                return Result.refused(invalid.get());
            }
            Reservation reservation = subject.reservation();
            GuestDetails old = reservation.guest();
            List<Effect> effects = new ArrayList<>();
            changed(Sentence.of("effect.name"), old.name(), guestName).ifPresent(effects::add);
            changed(Sentence.of("effect.email"), old.email(), guestEmail).ifPresent(effects::add);
            changed(Sentence.of("effect.language"), old.language(), guestLanguage)
                    .ifPresent(effects::add);
            changed(Sentence.of("effect.requests"), reservation.specialRequests(), specialRequests)
                    .ifPresent(effects::add);
            if (effects.isEmpty()) {
                return Result.refused(Refusal.invalid("nothing_changed", ""));
            }
            effects.addAll(TokenRepairs.retries(subject, tools));
            return Result.done(effects);
        }

        @Override
        public boolean isPossible(RepairSubject subject, RepairTools tools) {
            return true;
        }

        @Override
        public Result<List<Effect>> perform(RepairSubject subject, List<Effect> foreseen, RepairTools tools) {
            Reservation reservation = subject.reservation();
            GuestDetails old = reservation.guest();
            if (!tools.workflow().failedWork(subject.id()).isEmpty()) {
                TokenRepairs.ownUp(subject);
            }
            reservation.correctGuest(
                    new GuestDetails(
                            old.accountId(),
                            old.guestAccountId(),
                            Objects.requireNonNullElse(guestName, old.name()),
                            Objects.requireNonNullElse(guestEmail, old.email()),
                            Objects.requireNonNullElse(guestLanguage, old.language()),
                            old.vipLevel()),
                    Objects.requireNonNullElse(specialRequests, reservation.specialRequests()),
                    subject.actor(),
                    Sentence.of("history.guest_corrected", subject.reason()),
                    subject.now());
            return Result.done(foreseen);
        }

        @Override
        public List<FailedWork> release(RepairSubject subject, RepairTools tools) {
            return TokenRepairs.released(subject, tools);
        }

        private static Optional<Effect> changed(Sentence what, String old, @Nullable String now) {
            return now == null || now.equals(old)
                    ? Optional.empty()
                    : Optional.of(Effect.of(Effect.Kind.GUEST_DATA, Sentence.of("effect.becomes", what, now)));
        }

        private Optional<Refusal> refusal() {
            if (guestEmail != null
                    && (guestEmail.length() > LONGEST_EMAIL
                            || !EMAIL.matcher(guestEmail).matches())) {
                return Optional.of(Refusal.invalid("invalid_email", "/guestEmail"));
            }
            if (guestName != null && (guestName.isBlank() || guestName.length() > LONGEST_NAME)) {
                return Optional.of(Refusal.invalid("invalid_name", "/guestName"));
            }
            if (guestLanguage != null && !LANGUAGES.contains(guestLanguage)) {
                return Optional.of(Refusal.invalid("invalid_language", "/guestLanguage"));
            }
            return specialRequests != null && specialRequests.length() > LONGEST_REQUESTS
                    ? Optional.of(Refusal.invalid("too_long.requests", "/specialRequests"))
                    : Optional.empty();
        }
    }

    /** Gives up the rooms that it has, and assigns these. */
    public record ReassignRoom(List<String> roomIds) implements ForTheHouse {

        @Override
        public Result<Repair> filled(Form form) {
            return Repair.needed(form.roomIds(), "roomIds", ReassignRoom::new);
        }

        @Override
        public Result<List<Effect>> preview(RepairSubject subject, RepairTools tools) {
            Optional<Refusal> refusal = subject.reservation()
                    .refusalToAssignRooms()
                    .or(() -> tools.assignRooms().refusal(subject.reservation(), subject.hotel(), roomIds));
            return refusal.isPresent()
                    ? Result.refused(refusal.get())
                    : Result.done(List.of(
                            Effect.of(Effect.Kind.ROOMS, Sentence.of("effect.rooms_exchanged")),
                            Effect.of(Effect.Kind.GUEST_TOLD, Sentence.of("effect.told_room"))));
        }

        @Override
        public boolean isPossible(RepairSubject subject, RepairTools tools) {
            return subject.reservation().refusalToAssignRooms().isEmpty();
        }

        @Override
        public Result<List<Effect>> perform(RepairSubject subject, List<Effect> foreseen, RepairTools tools) {
            return tools.assignRooms()
                    .assign(subject.id(), roomIds, subject.reason(), null, subject.actor())
                    .map(rooms -> List.of(Effect.of(
                            Effect.Kind.ROOMS,
                            Sentence.of(
                                    "effect.rooms",
                                    rooms.stream().map(AssignedRoom::number).collect(Collectors.joining(", "))))));
        }
    }

    /**
     * Sends a message that was written before once more, to the guest's present address.
     *
     * @param messageId absent: the latest of the booking, as it is sent to many
     */
    public record ResendMessage(@Nullable String messageId) implements ForTheHouse {

        @Override
        public Result<Repair> filled(Form form) {
            return Repair.needed(form.messageId(), "messageId", ResendMessage::new);
        }

        @Override
        public Optional<Repair> forMany(@Nullable String assignee) {
            return Optional.of(this);
        }

        @Override
        public Result<List<Effect>> preview(RepairSubject subject, RepairTools tools) {
            Optional<GuestMessage> message = message(subject, tools);
            return message.isEmpty()
                    ? Result.refused(Refusal.notFound("message", Objects.requireNonNullElse(messageId, "latest")))
                    : Result.done(List.of(Effect.of(
                            Effect.Kind.GUEST_TOLD,
                            Sentence.of(
                                    "effect.sent_again",
                                    message.get().subject(),
                                    subject.reservation().guest().email()))));
        }

        @Override
        public Result<List<Effect>> perform(RepairSubject subject, List<Effect> foreseen, RepairTools tools) {
            tools.messages()
                    .sendAgain(
                            message(subject, tools).orElseThrow().id(),
                            tools.identifiers().next("msg"),
                            subject.reservation().guest().email(),
                            subject.now());
            tools.wakeUp().afterCommit();
            return Result.done(foreseen);
        }

        private Optional<GuestMessage> message(RepairSubject subject, RepairTools tools) {
            return messageId == null
                    ? tools.messages().of(subject.id()).stream().reduce((older, newer) -> newer)
                    : tools.messages()
                            .find(messageId)
                            .filter(found -> found.reservationId().equals(subject.id()));
        }
    }

    /** The reason is the note. The guest does not see it. */
    public record AddNote() implements ForTheHouse {

        @Override
        public Result<List<Effect>> preview(RepairSubject subject, RepairTools tools) {
            return Result.done(List.of(Effect.of(Effect.Kind.NOTHING, Sentence.of("effect.note"))));
        }
    }

    /** @param assignee account that looks after it from now on; absent: nobody does */
    public record Assign(@Nullable String assignee) implements Repair {

        @Override
        public Result<Repair> filled(Form form) {
            return Result.done(new Assign(form.assignee()));
        }

        @Override
        public Optional<Repair> forMany(@Nullable String everybodysAssignee) {
            return Optional.of(new Assign(everybodysAssignee));
        }

        @Override
        public Result<List<Effect>> preview(RepairSubject subject, RepairTools tools) {
            String present = tools.assignments().assigneeOf(subject.id()).orElse(null);
            return Objects.equals(present, assignee)
                    ? Result.refused(Refusal.conflict("already_assigned"))
                    : Result.done(List.of(Effect.of(
                            Effect.Kind.NOTHING,
                            assignee == null
                                    ? Sentence.of("effect.nobody_assigned")
                                    : Sentence.of("effect.assigned", assignee))));
        }

        @Override
        public boolean isPossible(RepairSubject subject, RepairTools tools) {
            return true;
        }

        @Override
        public Result<List<Effect>> perform(RepairSubject subject, List<Effect> foreseen, RepairTools tools) {
            tools.assignments().assign(subject.id(), assignee, subject.actor().name(), subject.now());
            return Result.done(foreseen);
        }
    }

    private GuestRepairs() {}
}
