package io.lodgeflow.benchmarks;

import io.lodgeflow.workflows.booking.PlaceReservations.Wish;
import java.util.List;

/** A way to hold rooms durably. */
interface HoldVariant {

    /** As the table shows it. */
    String title();

    /** Wishes held by one call. */
    default int wishesPerCall() {
        return 1;
    }

    /** Threads that call at the same time, when there are so many guests. */
    default int threads(int guests) {
        return guests;
    }

    /** Holds all of them, or throws. */
    void hold(List<Wish> wishes);
}
