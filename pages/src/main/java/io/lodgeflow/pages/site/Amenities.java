package io.lodgeflow.pages.site;

import io.lodgeflow.pages.shell.Words;
import java.util.Locale;

/** What hotels and rooms have, in the reader's words; what we do not know is called as the hotel calls it. */
final class Amenities {

    static String name(String amenity, Words words) {
        String key = amenity.strip().toLowerCase(Locale.ROOT).replaceAll("[ -]+", "_");
        return words.known("site.amenity." + key, amenity.replace('_', ' '));
    }

    private Amenities() {}
}
