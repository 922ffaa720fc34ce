package io.lodgeflow.benchmarks;

import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.scenarios.Product;
import io.lodgeflow.workflows.booking.PlaceReservations;
import io.lodgeflow.workflows.booking.PlaceReservations.Wish;
import java.util.List;

/** The product's command, as the API calls it. */
final class WorkflowHold implements HoldVariant {

    private final String title;
    private final PlaceReservations placeReservations;

    WorkflowHold(String title, Product product) {
        this.title = title;
        placeReservations = product.bean(PlaceReservations.class);
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public void hold(List<Wish> wishes) {
        placeReservations.place(wishes.getFirst(), Reservation::id).orThrow();
    }

    /** The same for many guests at once: all wishes of a list in one transaction, by few threads. */
    static final class Together implements HoldVariant {

        private static final int WISHES = 64;
        private static final int WRITERS = 2;

        private final PlaceReservations placeReservations;

        Together(Product product) {
            placeReservations = product.bean(PlaceReservations.class);
        }

        @Override
        public String title() {
            return "(d) Lodgeflow, lists of 64 by 2 writers";
        }

        @Override
        public int wishesPerCall() {
            return WISHES;
        }

        @Override
        public int threads(int guests) {
            return WRITERS;
        }

        @Override
        public void hold(List<Wish> wishes) {
            placeReservations.placeAll(wishes, Reservation::id).forEach(Result::orThrow);
        }
    }
}
