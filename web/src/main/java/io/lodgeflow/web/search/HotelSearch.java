package io.lodgeflow.web.search;

import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.stay.StayDates;
import io.lodgeflow.domain.words.SearchWords;
import io.lodgeflow.web.Cursor;
import io.lodgeflow.web.Page;
import io.lodgeflow.web.PageRequest;
import io.lodgeflow.web.ReaderLanguage;
import io.lodgeflow.web.catalogue.RoomsLeft;
import io.lodgeflow.web.search.DirectoryEntry.Kind;
import io.lodgeflow.web.search.DirectoryEntry.Plan;
import io.lodgeflow.web.search.NightSums.Sum;
import io.lodgeflow.web.search.SearchAnswer.Found;
import io.lodgeflow.web.search.SearchAnswer.Offer;
import io.lodgeflow.web.search.SearchRequest.Position;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds hotels: what does not depend on dates is decided in memory, the nights are added up by the database. A hotel is
 * found with the cheapest offer that fits the wish; with dates only if that can be booked now.
 */
@Component
public class HotelSearch {

    private final HotelDirectory directory;
    private final NightSums nights;
    private final CancellationTerms terms;
    private final Clock clock;

    HotelSearch(HotelDirectory directory, NightSums nights, CancellationTerms terms, Clock clock) {
        this.directory = directory;
        this.nights = nights;
        this.terms = terms;
        this.clock = clock;
    }

    /**
     * A hotel that fits, with its cheapest room type.
     *
     * @param kinds all its room types that fit
     */
    record Match(
            DirectoryEntry hotel,
            Cheapest cheapest,
            @Nullable Double distance,
            SortKey key,
            List<Kind> kinds) {}

    /**
     * @param totalMinor all nights of all rooms; without dates one night of one room
     * @param perNightMinor one night of one room
     * @param left rooms left; null without dates
     */
    record Cheapest(
            Kind type,
            long totalMinor,
            long perNightMinor,
            @Nullable Integer left) {}

    public SearchAnswer search(SearchRequest wanted, PageRequest page) {
        Instant now = clock.instant();
        List<DirectoryEntry> candidates = directory.entries().stream()
                .filter(hotel -> fits(hotel, wanted) && canBeBooked(hotel, wanted.stay(), now))
                .toList();
        Map<String, Sum> sums = sums(candidates, wanted);
        Comparator<SortKey> order = SortKey.order(wanted.descending());
        List<Match> matches = candidates.stream()
                .map(hotel -> match(hotel, wanted, sums))
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(Match::key, order))
                .toList();
        Optional<SortKey> last = page.after(wanted.orderName(), SortKey.VALUES).map(SortKey::of);
        List<Match> rest = matches.stream()
                .filter(match -> last.isEmpty() || order.compare(match.key(), last.get()) > 0)
                .limit(page.limit() + 1L)
                .toList();
        Page<Found> found = Page.of(
                        rest,
                        page.limit(),
                        match -> new Cursor(wanted.orderName(), match.key().values()))
                .map(match -> found(match, wanted.stay(), now));
        return new SearchAnswer(
                found.items(), found.nextCursor(), matches.size(), SearchFacets.of(matches), false, "database");
    }

    private static boolean fits(DirectoryEntry hotel, SearchRequest wanted) {
        return (wanted.currency() == null || wanted.currency().equals(hotel.currency()))
                && (wanted.stars().isEmpty() || wanted.stars().contains(hotel.starRating()))
                && hotel.comforts().containsAll(wanted.comforts())
                && SearchWords.allMatch(wanted.place(), hotel.words())
                && isNear(hotel, wanted);
    }

    private static boolean isNear(DirectoryEntry hotel, SearchRequest wanted) {
        Double distance = distance(hotel, wanted.position());
        return distance == null || wanted.radiusKm() == null || distance <= wanted.radiusKm();
    }

    private static @Nullable Double distance(DirectoryEntry hotel, @Nullable Position position) {
        return position == null ? null : Double.valueOf(hotel.kilometresTo(position.latitude(), position.longitude()));
    }

    /** The house's rules on dates, as placing a reservation will ask them. */
    private static boolean canBeBooked(DirectoryEntry hotel, @Nullable StayDates stay, Instant now) {
        return stay == null
                || (hotel.times().canStillBeBooked(stay, now)
                        && !stay.arrival().isBefore(hotel.times().today(now))
                        && !stay.roomFreeFrom().isAfter(hotel.times().today(now).plusDays(hotel.bookingHorizonDays())));
    }

    private Map<String, Sum> sums(List<DirectoryEntry> candidates, SearchRequest wanted) {
        if (wanted.stay() == null) {
            return Map.of();
        }
        List<String> types = candidates.stream()
                .flatMap(hotel -> hotel.roomTypes().stream())
                .filter(type -> fits(type, wanted))
                .map(Kind::id)
                .toList();
        return types.isEmpty() ? Map.of() : nights.of(types, wanted.stay(), wanted.rooms());
    }

    private static boolean fits(Kind type, SearchRequest wanted) {
        return (long) type.occupancy() * wanted.rooms() >= wanted.guests()
                && SearchWords.allMatch(wanted.roomType(), type.words());
    }

    private static Optional<Match> match(DirectoryEntry hotel, SearchRequest wanted, Map<String, Sum> sums) {
        List<Cheapest> fitting = hotel.roomTypes().stream()
                .filter(type -> fits(type, wanted))
                .map(type -> cheapest(type, hotel, wanted, sums))
                .flatMap(Optional::stream)
                .filter(cheapest -> isInPriceRange(cheapest, wanted))
                .toList();
        return fitting.stream()
                .min(Comparator.comparingLong(Cheapest::totalMinor)
                        .thenComparing(cheapest -> cheapest.type().id()))
                .map(cheapest -> {
                    Double distance = distance(hotel, wanted.position());
                    SortKey key = SortKey.of(wanted.sort(), hotel, cheapest, distance);
                    List<Kind> kinds = fitting.stream().map(Cheapest::type).toList();
                    return new Match(hotel, cheapest, distance, key, kinds);
                });
    }

    private static Optional<Cheapest> cheapest(
            Kind type, DirectoryEntry hotel, SearchRequest wanted, Map<String, Sum> sums) {
        StayDates stay = wanted.stay();
        if (stay == null) {
            return Optional.of(new Cheapest(type, type.basePriceMinor(), type.basePriceMinor(), null));
        }
        Sum sum = sums.get(type.id());
        if (sum == null || hotel.plans().isEmpty()) {
            return Optional.empty();
        }
        int dates = stay.roomDates().size();
        long perNight = Math.floorDiv(2 * sum.priceMinor() + dates, 2L * dates); // rounded half up
        return Optional.of(new Cheapest(type, sum.priceMinor() * wanted.rooms(), perNight, sum.left()));
    }

    private static boolean isInPriceRange(Cheapest cheapest, SearchRequest wanted) {
        return (wanted.lowest() == null || cheapest.perNightMinor() >= wanted.lowest())
                && (wanted.highest() == null || cheapest.perNightMinor() <= wanted.highest());
    }

    private Found found(Match match, @Nullable StayDates stay, Instant now) {
        DirectoryEntry hotel = match.hotel();
        return new Found(
                hotel.id(),
                hotel.name(),
                hotel.address(),
                hotel.city(),
                hotel.country(),
                hotel.latitude(),
                hotel.longitude(),
                match.distance() == null ? null : Math.round(match.distance() * 10) / 10.0,
                hotel.starRating(),
                hotel.guestRating(),
                hotel.amenities(),
                hotel.images().isEmpty() ? null : hotel.images().getFirst(),
                offer(match, stay, now));
    }

    private Offer offer(Match match, @Nullable StayDates stay, Instant now) {
        Cheapest cheapest = match.cheapest();
        String currency = match.hotel().currency();
        Plan plan = stay != null ? match.hotel().plans().getFirst() : null; // plans are sorted by price
        Integer left = cheapest.left();
        Money total = Money.ofMinor(cheapest.totalMinor(), currency);
        return new Offer(
                cheapest.type().id(),
                ReaderLanguage.choose(cheapest.type().name(), cheapest.type().nameKo()),
                plan == null ? null : plan.id(),
                plan == null ? null : ReaderLanguage.choose(plan.name(), plan.nameKo()),
                Money.ofMinor(cheapest.perNightMinor(), currency),
                stay == null ? null : total,
                left == null ? null : RoomsLeft.told(left),
                left == null ? null : RoomsLeft.inWords(left),
                plan == null || stay == null
                        ? null
                        : terms.of(
                                plan.cancellationPolicy(), match.hotel().times().today(now), stay.arrival(), total));
    }
}
