package io.lodgeflow.workflows.reservation;

import io.lodgeflow.domain.catalogue.Catalogue;
import io.lodgeflow.domain.catalogue.Hotel;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.workflows.idempotency.IdempotencyKeys;
import io.lodgeflow.workflows.idempotency.IdempotencyKeys.Claim;
import io.lodgeflow.workflows.idempotency.IdempotentRequest;
import io.lodgeflow.workflows.transaction.Decisions;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The gate of every command on one booking. One transaction of {@link Decisions}, in this order: the booking is locked, or it is
 * not found; its version is the one the caller has seen, or it is stale; the rule is asked, and may refuse; the request's key is
 * claimed; the action is done. Whoever is refused has changed nothing and left no key. A request that was granted before is
 * answered as then, whatever the version and the rule say now.
 */
@Component
public class Commands {

    private final Reservations reservations;
    private final Catalogue catalogue;
    private final IdempotencyKeys keys;
    private final Decisions decisions;

    Commands(Reservations reservations, Catalogue catalogue, IdempotencyKeys keys, Decisions decisions) {
        this.reservations = reservations;
        this.catalogue = catalogue;
        this.keys = keys;
        this.decisions = decisions;
    }

    public Command on(String reservationId) {
        return new Command(reservationId, false, null);
    }

    /**
     * Makes something new, once for each request.
     *
     * @param id of what is made
     * @return the id: this one, or that of what the earlier request with the same key made
     */
    public <T> Result<String> make(String id, IdempotentRequest request, Supplier<Result<T>> action) {
        Supplier<Result<String>> decision = () -> decisions.decide(() -> {
            keys.claim(List.of(Claim.unanswered(request, id)));
            return action.get().map(made -> id);
        });
        return keys.once(request, decision, earlier -> Result.done(earlier.resourceId()));
    }

    /** A command on one booking; nothing is done before it is decided. */
    public final class Command {

        private final String reservationId;
        private final boolean combined;
        private final @Nullable Integer seen;

        private Command(String reservationId, boolean combined, @Nullable Integer seen) {
            this.reservationId = reservationId;
            this.combined = combined;
            this.seen = seen;
        }

        /** In one transaction with those on other bookings that are asked for at the same moment. */
        public Command combined() {
            return new Command(reservationId, true, seen);
        }

        /** @param seenVersion on which the caller decided; absent when it does not care */
        public Command ifVersion(@Nullable Integer seenVersion) {
            return new Command(reservationId, combined, seenVersion);
        }

        /**
         * For requests that may come again.
         *
         * @param request absent for callers that cannot repeat one
         * @param again answers a repeated request, from the id that its key remembers; in no transaction
         */
        public <T> Once<T> once(@Nullable IdempotentRequest request, Function<String, Result<T>> again) {
            return new Once<>(this, request, again);
        }

        /** @param rule may change the booking; what it refuses is taken back */
        public <T> Result<T> decide(Function<Reservation, Result<T>> rule) {
            return combined
                    ? decisions.decide(reservationId, () -> within(rule))
                    : decisions.decide(() -> within(rule));
        }

        /** The same, with its hotel at hand. */
        public <T> Result<T> decide(BiFunction<Reservation, Hotel, Result<T>> rule) {
            return decide(booking ->
                    rule.apply(booking, catalogue.hotel(booking.hotelId()).orElseThrow()));
        }

        /** The same, in the running transaction, for commands and steps that do more than that. */
        public <T> Result<T> within(Function<Reservation, Result<T>> rule) {
            return found(reservations.lock(reservationId))
                    .then(booking -> Result.unless(Refusal.ifStale(seen, booking.version()), () -> booking))
                    .then(rule);
        }

        /** @param rule changes nothing, so the booking is not locked */
        public <T> Result<T> preview(Function<Reservation, Result<T>> rule) {
            return decisions.decide(
                    () -> found(reservations.find(reservationId)).then(rule));
        }

        private Result<Reservation> found(Optional<Reservation> booking) {
            return booking.map(Result::done)
                    .orElseGet(() -> Result.refused(Refusal.notFound("reservation", reservationId)));
        }
    }

    /** A command that is done once for each request. */
    public final class Once<T> {

        private final Command command;
        private final @Nullable IdempotentRequest request;
        private final Function<String, Result<T>> again;

        private Once(Command command, @Nullable IdempotentRequest request, Function<String, Result<T>> again) {
            this.command = command;
            this.request = request;
            this.again = again;
        }

        /** As below; the key remembers the booking. */
        public <D> Result<T> decide(
                Function<Reservation, Result<D>> rule, BiFunction<Reservation, D, Result<T>> action) {
            return decide(rule, decided -> command.reservationId, action);
        }

        /**
         * @param rule says what is to be done, and changes nothing yet
         * @param remembered the id of what is made, for the key to remember
         * @param action does it; what it refuses is taken back
         */
        public <D> Result<T> decide(
                Function<Reservation, Result<D>> rule,
                Function<? super D, String> remembered,
                BiFunction<Reservation, D, Result<T>> action) {
            Supplier<Result<T>> decision =
                    () -> command.decide(booking -> rule.apply(booking).then(decided -> {
                        if (request != null) {
                            keys.claim(List.of(Claim.unanswered(request, remembered.apply(decided))));
                        }
                        return action.apply(booking, decided);
                    }));
            return keys.once(request, decision, earlier -> again.apply(earlier.resourceId()));
        }
    }
}
