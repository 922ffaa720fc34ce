package io.lodgeflow.workflows.memory;

import io.lodgeflow.domain.catalogue.CancellationPolicy;
import io.lodgeflow.domain.identity.Identifiers;
import io.lodgeflow.domain.rates.Offer;
import io.lodgeflow.domain.rates.Offers;
import io.lodgeflow.domain.stay.StayDates;
import io.lodgeflow.domain.words.Sentence;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;

/** What is for sale, by which rules it is canceled, and how it is called. */
final class MemoryTerms {

    /** Half of what was paid comes back, all of it a week and more ahead, nothing on the day. */
    static final class HalfWithinAWeek implements CancellationPolicy {
        @Override
        public String currentVersion() {
            return "version 1";
        }

        @Override
        public Rule decide(String version, String policy, int daysBeforeArrival) {
            int percent = daysBeforeArrival >= 7 ? 100 : daysBeforeArrival >= 1 ? 50 : 0;
            return new Rule(percent, Sentence.said(percent + " % of " + policy));
        }
    }

    static final class CountingIdentifiers implements Identifiers {
        private int last;

        @Override
        public String next(String kind) {
            return kind + "_" + ++last;
        }

        @Override
        public String nextConfirmationNumber() {
            return "%010d".formatted(++last);
        }
    }

    /** One kind of room under one plan. */
    static final class OneOffer implements Offers {
        private final Function<StayDates, Offer> offer;

        OneOffer(Function<StayDates, Offer> offer) {
            this.offer = offer;
        }

        @Override
        public Optional<Offer> find(String hotelId, String roomTypeId, String ratePlanId, StayDates stay) {
            return Optional.of(offer.apply(stay))
                    .filter(found -> found.hotelId().equals(hotelId)
                            && found.roomTypeId().equals(roomTypeId)
                            && found.ratePlanId().equals(ratePlanId));
        }

        @Override
        public int setPrices(String roomTypeId, LocalDate from, LocalDate to, long priceMinor, String changedBy) {
            return Math.toIntExact(from.datesUntil(to).count());
        }
    }

    private MemoryTerms() {}
}
