package io.lodgeflow.application.demo;

import java.util.List;
import java.util.Set;

/** The one vocabulary of amenities, so that a filter for one word finds every hotel that has it. */
final class DemoAmenities {

    static final Set<String> HOTEL = Set.of(
            "airport_shuttle",
            "bar",
            "beach_access",
            "bicycle_hire",
            "breakfast",
            "concierge",
            "conference_rooms",
            "ev_charging",
            "family_friendly",
            "garden",
            "gym",
            "kids_club",
            "laundry",
            "parking",
            "pet_friendly",
            "pool",
            "restaurant",
            "rooftop_terrace",
            "round_the_clock_reception",
            "sauna",
            "ski_storage",
            "spa",
            "wheelchair_accessible",
            "wifi");

    static final Set<String> ROOM = Set.of(
            "air_conditioning",
            "balcony",
            "bathrobe",
            "bathtub",
            "blackout_curtains",
            "coffee_machine",
            "desk",
            "kettle",
            "kitchenette",
            "minibar",
            "rain_shower",
            "safe",
            "sofa",
            "television",
            "washing_machine");

    /** The words, if all of them are known. */
    static List<String> known(Set<String> vocabulary, List<String> words) {
        for (String word : words) {
            if (!vocabulary.contains(word)) {
                throw new IllegalArgumentException("no such amenity: " + word);
            }
        }
        return words;
    }

    private DemoAmenities() {}
}
