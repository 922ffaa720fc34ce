package io.lodgeflow.activities.closure;

import io.lodgeflow.domain.catalogue.Catalogue;
import io.lodgeflow.domain.catalogue.Distance;
import io.lodgeflow.domain.catalogue.Hotel;
import io.lodgeflow.domain.catalogue.Hotel.HotelDetails;
import io.lodgeflow.domain.closure.Alternative;
import io.lodgeflow.domain.rates.Offer;
import io.lodgeflow.domain.rates.Offers;
import io.lodgeflow.domain.rates.PlacingPolicy;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.workflows.closure.ClosureSettings;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Where else a booking's guests could stay. Looks for free rooms in one statement, ranks them, and lets the rules of placing decide on the best. Only hotels where guests
 * pay at the hotel come into question: nobody pays twice while a refund is under way.
 */
@Component
class Alternatives {

    /** The most that a guest is asked to choose from. */
    private static final int MOST = 3;

    private static final double KILOMETRES_IN_A_DEGREE = 111.0;

    private static final String FREE = """
            select h.id as hotel_id, h.city, h.country, h.latitude, h.longitude, t.id as room_type_id, p.id as rate_plan_id,
                   sum(floor((n.price_minor * p.price_percent + 50 * s.step) / (100 * s.step)) * s.step) as price
            from hotel h
            join (select id, case when currency in ('BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND') then 10
                  when currency = 'MGA' then 100 else 1 end as step from hotel) s on s.id = h.id
            join room_type t on t.hotel_id = h.id and t.deleted_at is null and t.occupancy * ? >= ?
            join rate_plan p on p.hotel_id = h.id and p.deleted_at is null and p.payment_plan = 'PAY_AT_HOTEL'
            join room_type_night n on n.room_type_id = t.id and n.stay_date >= ? and n.stay_date < ?
            where h.deleted_at is null and h.id <> ? and h.currency = ?
              and (h.latitude between ? and ? or (h.city = ? and h.country = ?))
            group by h.id, h.city, h.country, h.latitude, h.longitude, t.id, p.id
            having count(*) = ? and min(n.sell_limit - n.reserved) >= ?
            """;

    private final JdbcClient jdbc;
    private final Catalogue catalogue;
    private final Offers offers;
    private final ClosureSettings settings;
    private final Clock clock;

    Alternatives(JdbcClient jdbc, Catalogue catalogue, Offers offers, ClosureSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.catalogue = catalogue;
        this.offers = offers;
        this.settings = settings;
        this.clock = clock;
    }

    /** @param off how far the price is from the agreed one, either way */
    private record Candidate(
            String hotelId, String roomTypeId, String ratePlanId, boolean sameCity, double kilometres, long off) {

        static final Comparator<Candidate> BEST_FIRST = Comparator.comparing(
                        (Candidate candidate) -> !candidate.sameCity)
                .thenComparing(candidate -> Math.round(candidate.kilometres))
                .thenComparing(Candidate::off)
                .thenComparing(Candidate::hotelId)
                .thenComparing(Candidate::roomTypeId)
                .thenComparing(Candidate::ratePlanId);
    }

    /**
     * Hotels in the same city or near it with rooms free for the whole stay, best first: same city before other places, then
     * the nearest, then the price nearest to the agreed one. One room type a hotel. Holds nothing.
     */
    List<Alternative> of(Reservation booking) {
        List<Alternative> found = new ArrayList<>();
        Set<String> hotels = new HashSet<>();
        for (Candidate candidate : candidates(booking)) {
            if (found.size() == MOST) {
                break;
            }
            if (hotels.contains(candidate.hotelId())) {
                continue;
            }
            offer(candidate, booking).ifPresent(offer -> {
                hotels.add(candidate.hotelId());
                found.add(Alternative.of(
                        found.size() + 1, Math.toIntExact(Math.round(candidate.kilometres() * 1_000)), offer, booking));
            });
        }
        return List.copyOf(found);
    }

    /** As placing would be decided now. */
    private Optional<Offer> offer(Candidate candidate, Reservation booking) {
        return offers.find(candidate.hotelId(), candidate.roomTypeId(), candidate.ratePlanId(), booking.stay())
                .filter(offer -> PlacingPolicy.refusal(
                                offer, booking.rooms(), booking.adults() + booking.children(), clock.instant())
                        .isEmpty());
    }

    private List<Candidate> candidates(Reservation booking) {
        HotelDetails here =
                catalogue.hotel(booking.hotelId()).map(Hotel::details).orElseThrow();
        double degrees = settings.alternativesWithinKm() / KILOMETRES_IN_A_DEGREE;
        long agreed = booking.total().minorUnits();
        return jdbc
                .sql(FREE)
                .params(
                        booking.rooms(),
                        booking.adults() + booking.children(),
                        booking.stay().arrival(),
                        booking.stay().roomFreeFrom(),
                        booking.hotelId(),
                        booking.currency().getCurrencyCode(),
                        here.latitude() - degrees,
                        here.latitude() + degrees,
                        here.city(),
                        here.country(),
                        booking.stay().roomDates().size(),
                        booking.rooms())
                .query((row, number) -> new Candidate(
                        row.getString("hotel_id"),
                        row.getString("room_type_id"),
                        row.getString("rate_plan_id"),
                        here.city().equalsIgnoreCase(row.getString("city"))
                                && here.country().equals(row.getString("country")),
                        Distance.kilometres(
                                here.latitude(),
                                here.longitude(),
                                row.getDouble("latitude"),
                                row.getDouble("longitude")),
                        Math.abs(row.getLong("price") * booking.rooms() - agreed)))
                .stream()
                .filter(candidate -> candidate.sameCity() || candidate.kilometres() <= settings.alternativesWithinKm())
                .sorted(Candidate.BEST_FIRST)
                .toList();
    }
}
