package io.lodgeflow.benchmarks;

import io.lodgeflow.domain.catalogue.CancellationPolicy;
import io.lodgeflow.domain.identity.Identifiers;
import io.lodgeflow.domain.inventory.Inventory;
import io.lodgeflow.domain.inventory.Inventory.NightChange;
import io.lodgeflow.domain.rates.Offer;
import io.lodgeflow.domain.rates.Offers;
import io.lodgeflow.domain.rates.PlacingPolicy;
import io.lodgeflow.domain.reservation.GuestDetails;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.reservation.ReservationRequest;
import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.domain.reservation.StayTerms;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.scenarios.Product;
import io.lodgeflow.workflows.booking.PlaceReservation;
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
    public void hold(List<PlaceReservation> wishes) {
        PlaceReservation wish = wishes.getFirst();
        IdempotentRequest request = Objects.requireNonNull(wish.idempotency());
        keys.once(
                        request,
                        () -> decisions.decide(() -> store(wish, request)),
                        earlier -> Result.done(earlier.resourceId()))
                .orThrow();
    }

    private Result<String> store(PlaceReservation wish, IdempotentRequest request) {
        Instant now = clock.instant();
        Offer offer = offers.find(wish.hotelId(), wish.roomTypeId(), wish.ratePlanId(), wish.stay())
                .orElseThrow();
        Optional<Refusal> refusal = PlacingPolicy.refusal(offer, wish.rooms(), wish.adults() + wish.children(), now);
        if (refusal.isPresent()) {
            return Result.refused(refusal.get());
        }
        GuestDetails guest = new GuestDetails(
                GUEST, wish.guest().name(), wish.guest().email(), wish.guest().language(), 0);
        ReservationRequest accepted = new ReservationRequest(
                identifiers.next("res"),
                identifiers.nextConfirmationNumber(),
                wish.hotelId(),
                wish.ratePlanId(),
                offer.paymentPlan(),
                offer.cancellationPolicy(),
                cancellationPolicy.currentVersion(),
                Duration.ofMinutes(15),
                wish.clientReference(),
                guest,
                wish.specialRequests(),
                wish.wishes());
        StayTerms terms = new StayTerms(
                wish.roomTypeId(), wish.stay(), wish.rooms(), wish.adults(), wish.children(), offer.nightlyPrices());
        Reservation reservation = new Reservation(accepted, terms, offer.times(), wish.actor(), now);
        reservations.add(List.of(reservation));
        inventory.change(NightChange.take(wish.roomTypeId(), wish.stay(), wish.rooms()));
        reservations.flush();
        keys.claim(List.of(new Claim(request, reservation.id(), 201, reservation.id())));
        return Result.done(reservation.id());
    }
}
