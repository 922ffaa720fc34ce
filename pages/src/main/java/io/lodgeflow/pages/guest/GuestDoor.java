package io.lodgeflow.pages.guest;

import io.lodgeflow.domain.identity.Actor;
import io.lodgeflow.domain.reservation.GuestLinks;
import io.lodgeflow.domain.reservation.GuestLinks.Purpose;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.engine.transaction.Transactions;
import io.lodgeflow.web.Answers;
import io.lodgeflow.web.security.Caller;
import io.lodgeflow.workflows.idempotency.IdempotentRequest;
import io.lodgeflow.workflows.reservation.BookingSettings;
import io.lodgeflow.workflows.reservation.ProductAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Who may open a booking's page for guests: whoever has the key of its link, and the account that made it or that it is for.
 * Nobody of the staff acts as a guest, whatever link is at hand. Keys open nothing {@value #DAYS_OPEN} days after the departure.
 */
@Component
class GuestDoor {

    static final int DAYS_OPEN = 365;
    private static final Actor BY_LINK = new Actor("guest:booking-link");

    private final GuestLinks links;
    private final Reservations reservations;
    private final BookingSettings settings;
    private final ProductAddress address;
    private final Transactions transactions;
    private final Clock clock;

    GuestDoor(
            GuestLinks links,
            Reservations reservations,
            BookingSettings settings,
            ProductAddress address,
            Transactions transactions,
            Clock clock) {
        this.links = links;
        this.reservations = reservations;
        this.settings = settings;
        this.address = address;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @param key of the booking's link, for the addresses on the page */
    record Opened(String id, String key, Actor actor) {}

    /** A problem if somebody of the staff is signed in. */
    static void refuseStaff(@Nullable Caller caller) {
        Answers.unlessRefused(
                caller != null && !caller.isGuest() ? Optional.of(Refusal.conflict("guests_only")) : Optional.empty());
    }

    /** A form that is sent once, however often it comes; with other words it is another. */
    static IdempotentRequest once(String scope, String key, String words) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(words.getBytes(StandardCharsets.UTF_8));
            return new IdempotentRequest(scope, key, HexFormat.of().formatHex(hash));
        } catch (NoSuchAlgorithmException everyJvmHasIt) {
            throw new IllegalStateException(everyJvmHasIt);
        }
    }

    /** Empty for a wrong key and for a booking that does not exist, alike. */
    Optional<Opened> open(String id, String key, @Nullable Caller caller) {
        return reading(id, key, caller, (booking, opened) -> opened);
    }

    /** Reads within one transaction. */
    <T> Optional<T> reading(
            String id, String key, @Nullable Caller caller, BiFunction<Reservation, Opened, T> reading) {
        refuseStaff(caller);
        boolean byKey = links.opens(id, Purpose.BOOKING, key);
        if (!byKey && caller == null) {
            return Optional.empty();
        }
        return transactions.read(() -> reservations
                .find(id)
                .filter(booking -> byKey
                        ? !isOver(booking)
                        : caller != null && booking.guest().isOf(caller.accountId()))
                .map(booking ->
                        reading.apply(booking, new Opened(id, keyOf(id), caller == null ? BY_LINK : caller.actor()))));
    }

    private boolean isOver(Reservation booking) {
        return clock.instant()
                .isAfter(booking.stay()
                        .departure()
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant()
                        .plus(Duration.ofDays(DAYS_OPEN)));
    }

    String keyOf(String id) {
        return links.keyOf(id, Purpose.BOOKING).orElseThrow();
    }

    String pageOf(String id) {
        return "/my-booking/" + id + "?key=" + keyOf(id);
    }

    /** Where the booking is paid: on this site, or where the house says. */
    String paymentPageOf(String id) {
        return own(settings.paymentLink(address, id, keyOf(id)));
    }

    String closurePageOf(String id) {
        return links.keyOf(id, Purpose.CLOSURE)
                .map(key -> own(settings.closureLink(address, id, key)))
                .orElse("");
    }

    /** Without the site's own beginning: a browser at another name of this machine stays there. */
    private String own(String link) {
        return link.startsWith(address.get() + "/")
                ? link.substring(address.get().length())
                : link;
    }
}
