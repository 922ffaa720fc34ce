package io.lodgeflow.api.catalogue;

import io.lodgeflow.domain.catalogue.Catalogue;
import io.lodgeflow.domain.catalogue.Hotel;
import io.lodgeflow.domain.reservation.Identifiers;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.web.Answers;
import io.lodgeflow.web.MergePatch;
import io.lodgeflow.workflows.idempotency.IdempotentRequest;
import io.lodgeflow.workflows.reservation.Versions;
import io.lodgeflow.workflows.transaction.Decisions;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Opens, changes and closes hotels, each in one transaction guarded by the version. */
@Component
class HotelChanges {

    private final Catalogue catalogue;
    private final Overbooking overbooking;
    private final Creations creations;
    private final Identifiers identifiers;
    private final MergePatch patches;
    private final Decisions decisions;
    private final Clock clock;

    HotelChanges(
            Catalogue catalogue,
            Overbooking overbooking,
            Creations creations,
            Identifiers identifiers,
            MergePatch patches,
            Decisions decisions,
            Clock clock) {
        this.catalogue = catalogue;
        this.overbooking = overbooking;
        this.creations = creations;
        this.identifiers = identifiers;
        this.patches = patches;
        this.decisions = decisions;
        this.clock = clock;
    }

    String create(HotelBody body, IdempotentRequest request) {
        body.refuseFaults();
        String id = identifiers.next("hot");
        return creations.create(
                request,
                id,
                () -> {
                    catalogue.add(new Hotel(
                            id, ZoneId.of(body.timeZone()), Currency.getInstance(body.currency()), body.details()));
                    return Result.done(id);
                },
                Refusal.conflict("duplicate", "There is such a hotel already."));
    }

    void change(String id, @Nullable Integer seen, ObjectNode patch) {
        Answers.granted(decide(id, seen, hotel -> {
            HotelBody body = patches.apply(HotelBody.of(hotel), patch, HotelBody.class);
            body.refuseFaults();
            body.refuseOtherZoneOrCurrency(hotel);
            int percent = body.details().overbookingPercent();
            if (percent != hotel.overbookingPercent()) {
                overbooking.follow(hotel, percent);
            }
            hotel.change(body.details());
            return Result.done(id);
        }));
    }

    void delete(String id, @Nullable Integer seen) {
        Answers.granted(decide(id, seen, hotel -> {
            hotel.delete(clock.instant());
            return Result.done(id);
        }));
    }

    private Result<String> decide(String id, @Nullable Integer seen, Function<Hotel, Result<String>> change) {
        return decisions.decide(() -> {
            Optional<Hotel> hotel = catalogue.hotel(id).filter(found -> !found.isDeleted());
            if (hotel.isEmpty()) {
                return Result.refused(Refusal.notFound("hotel", id));
            }
            return seen == null || seen == hotel.get().version()
                    ? change.apply(hotel.get())
                    : Result.refused(Versions.stale());
        });
    }
}
