package io.lodgeflow.benchmarks;

import io.lodgeflow.domain.catalogue.CancellationPolicy;
import io.lodgeflow.domain.identity.Identifiers;
import io.lodgeflow.domain.inventory.Inventory;
import io.lodgeflow.domain.inventory.Inventory.NightChange;
import io.lodgeflow.domain.rates.Offer;
import io.lodgeflow.domain.rates.Offers;
import io.lodgeflow.domain.rates.PlacingPolicy;
import io.lodgeflow.domain.reservation.PaymentTerms;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.reservation.ReservationRequest;
import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.scenarios.Product;
import io.lodgeflow.workflows.booking.PlaceReservations.Wish;
import io.lodgeflow.workflows.idempotency.IdempotencyKeys;
import io.lodgeflow.workflows.idempotency.IdempotencyKeys.Claim;
import io.lodgeflow.workflows.idempotency.IdempotentRequest;
import io.lodgeflow.workflows.transaction.Decisions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** All that the product does to hold rooms, from the key to the nights, except that no workflow starts. */
final class HoldWithoutWorkflow implements HoldVariant {

    static final String GUEST = "usr_plain";

    private final Offers offers;
    private final Reservations reservations;
    private final Inventory inventory;
    private final IdempotencyKeys keys;
    private final Decisions decisions;
    private final Identifiers identifiers;
    private final CancellationPolicy cancellationPolicy;
    private final Clock clock;

    HoldWithoutWorkflow(Product product) {
        offers = product.bean(Offers.class);
        reservations = product.bean(Reservations.class);
        inventory = product.bean(Inventory.class);
        keys = product.bean(IdempotencyKeys.class);
        decisions = product.bean(Decisions.class);
        identifiers = product.bean(Identifiers.class);
        cancellationPolicy = product.bean(CancellationPolicy.class);
        clock = product.bean(Clock.class);
    }

    @Override
    public String title() {
        return "(b) Lodgeflow without the workflow";
    }

    @Override
    public void hold(List<Wish> wishes) {
        ReservationRequest wish = wishes.getFirst().request();
        IdempotentRequest request = Objects.requireNonNull(wishes.getFirst().idempotency());
        keys.once(
                        request,
                        () -> decisions.decide(() -> store(wish, request)),
                        earlier -> Result.done(earlier.resourceId()))
                .orThrow();
    }

    private Result<String> store(ReservationRequest wish, IdempotentRequest request) {
        Instant now = clock.instant();
        Offer offer = offers.find(wish.hotelId(), wish.roomTypeId(), wish.ratePlanId(), wish.stay())
                .orElseThrow();
        Optional<Refusal> refusal = PlacingPolicy.refusal(offer, wish.rooms(), wish.adults() + wish.children(), now);
        if (refusal.isPresent()) {
            return Result.refused(refusal.get());
        }
        Reservation reservation = new Reservation(
                identifiers.next("res"),
                identifiers.nextConfirmationNumber(),
                wish,
                wish.terms(offer),
                PaymentTerms.of(offer, cancellationPolicy.currentVersion()),
                Duration.ofMinutes(15),
                offer.times(),
                now);
        reservations.add(List.of(reservation));
        inventory.change(NightChange.take(wish.roomTypeId(), wish.stay(), wish.rooms()));
        reservations.flush();
        keys.claim(List.of(new Claim(request, reservation.id(), 201, reservation.id())));
        return Result.done(reservation.id());
    }
}
