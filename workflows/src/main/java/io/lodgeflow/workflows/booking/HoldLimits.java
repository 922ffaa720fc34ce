package io.lodgeflow.workflows.booking;

import io.lodgeflow.domain.catalogue.RatePlan.PaymentPlan;
import io.lodgeflow.domain.identity.Actor;
import io.lodgeflow.domain.reservation.OpenHolds;
import io.lodgeflow.domain.reservation.OpenHolds.Held;
import io.lodgeflow.domain.reservation.OpenHolds.HeldBy;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.reservation.ReservationRequest;
import io.lodgeflow.domain.reservation.ReservationStatus;
import io.lodgeflow.domain.reservation.StayTerms;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.workflows.booking.HoldingSettings.Holder;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Nobody holds a house by booking what is never paid: caps by account and by the network the booking comes from. What is
 * asked for on this node at the same moment counts before it is stored, so that many requests at once get no more than one
 * after the other; over several nodes at most one round of that is more.
 */
@Component
@EnableConfigurationProperties(HoldingSettings.class)
class HoldLimits {

    private final OpenHolds holds;
    private final HoldingSettings settings;
    private final Map<String, Held> underway = new ConcurrentHashMap<>();

    HoldLimits(OpenHolds holds, HoldingSettings settings) {
        this.holds = holds;
        this.settings = settings;
    }

    /** What one request asks for, from its first look at the caps until its outcome is stored. */
    final class Asking implements AutoCloseable {

        private final String account;
        private final @Nullable String network;
        private Held counted = Held.NOTHING;

        private Asking(ReservationRequest wish) {
            String hotel = wish.hotelId() + " ";
            account = hotel + wish.guest().accountId();
            network = wish.placedFrom() == null ? null : hotel + "from " + wish.placedFrom();
        }

        private HeldBy count(Held asked) {
            close();
            counted = asked;
            return new HeldBy(
                    underway.merge(account, asked, Held::plus),
                    network == null ? Held.NOTHING : underway.merge(network, asked, Held::plus));
        }

        @Override
        public void close() {
            leave(account);
            if (network != null) {
                leave(network);
            }
            counted = Held.NOTHING;
        }

        private void leave(String key) {
            underway.computeIfPresent(key, (same, sum) -> {
                Held left = sum.minus(counted);
                return left.equals(Held.NOTHING) ? null : left;
            });
        }
    }

    Asking asking(ReservationRequest wish) {
        return new Asking(wish);
    }

    /**
     * If it would be more than its account or its network may hold. At most one read, by the account and the network; none for
     * what the staff confirms at once.
     *
     * @param read what was read for others of the same transaction
     */
    Optional<Refusal> refusal(Asking asking, ReservationRequest wish, PaymentPlan plan, Map<String, HeldBy> read) {
        if (!settings.enabled() || wish.actor().equals(Actor.WORKFLOW)) {
            return Optional.empty();
        }
        String account = wish.guest().accountId();
        Held asked =
                Held.of(wish.rooms(), wish.stay(), plan != PaymentPlan.PAY_AT_HOTEL, wish.guaranteeToken() != null);
        HeldBy now = asking.count(asked);
        Holder holder = holder(wish.actor(), account);
        HeldBy stored = read.computeIfAbsent(
                asking.account + " " + asking.network,
                unread -> stored(holder, asked, wish.hotelId(), account, wish.placedFrom(), null));
        Optional<Refusal> refusal = refusal(
                wish.hotelId(),
                holder,
                new HeldBy(now.account().plus(stored.account()), now.network().plus(stored.network())),
                asked);
        refusal.ifPresent(refused -> asking.close());
        return refusal;
    }

    /** If the change of a booking that is not paid yet would be more than who changes it may hold. */
    Optional<Refusal> refusalToChange(Reservation booking, StayTerms terms, Actor actor) {
        boolean waits = booking.status() == ReservationStatus.PENDING;
        boolean owed = waits || (booking.status() == ReservationStatus.CONFIRMED && booking.isPaidAtHotel());
        boolean card = booking.guaranteeToken() != null;
        Held asked = Held.of(terms.rooms(), terms.stay(), waits, card);
        Held more = asked.minus(Held.of(booking.rooms(), booking.stay(), waits, card));
        boolean grows = more.unpaidNights() + more.nightsWithoutCard() + more.nightsWithCard() > 0;
        if (!settings.enabled() || !owed || !grows || actor.equals(Actor.WORKFLOW)) {
            return Optional.empty();
        }
        String account = actor.name().substring(actor.name().indexOf(':') + 1);
        Holder holder = holder(actor, account);
        HeldBy stored = stored(holder, asked, booking.hotelId(), account, booking.placedFrom(), booking.id());
        return refusal(
                booking.hotelId(),
                holder,
                new HeldBy(stored.account().plus(asked), stored.network().plus(asked)),
                asked);
    }

    private Holder holder(Actor actor, String account) {
        if (actor.isStaff()) {
            return Holder.DESK;
        }
        return settings.partners().contains(account) ? Holder.PARTNER : Holder.GUEST;
    }

    private HeldBy stored(
            Holder holder,
            Held asked,
            String hotelId,
            String account,
            @Nullable String network,
            @Nullable String exceptFor) {
        if (holder == Holder.GUEST) {
            return holds.of(hotelId, account, network, exceptFor);
        }
        return new HeldBy(asked.unpaidBookings() > 0 ? holds.unpaidOf(hotelId, account) : Held.NOTHING, Held.NOTHING);
    }

    private Optional<Refusal> refusal(String hotelId, Holder holder, HeldBy held, Held asked) {
        Optional<Refusal> byAccount = HoldingSettings.excess(settings.caps(holder, hotelId), held.account(), asked)
                .map(excess -> refused(excess.byAccount(), excess.cap()));
        return byAccount.isPresent() || holder != Holder.GUEST
                ? byAccount
                : HoldingSettings.excess(settings.caps(Holder.ADDRESS, hotelId), held.network(), asked)
                        .map(excess -> refused(excess.byNetwork(), excess.cap()));
    }

    private static Refusal refused(String code, int cap) {
        return Refusal.conflict(code, cap).withFacts(Map.of("limit", cap));
    }
}
