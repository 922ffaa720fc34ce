package io.lodgeflow.web.search;

import io.lodgeflow.web.Cursor;
import io.lodgeflow.web.search.HotelSearch.Cheapest;
import io.lodgeflow.web.search.SearchRequest.Sort;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a hotel stands in the order asked for. Prices of different currencies are not compared: sorted by price, hotels
 * stand together by currency first.
 *
 * @param group compared first, always upwards
 */
record SortKey(String group, String text, double number, String id) {

    static final int VALUES = 4;

    static SortKey of(Sort sort, DirectoryEntry hotel, Cheapest cheapest, @Nullable Double distance) {
        return switch (sort) {
            case PRICE -> new SortKey(hotel.currency(), "", cheapest.totalMinor(), hotel.id());
            case RATING -> new SortKey("", "", hotel.guestRating(), hotel.id());
            case DISTANCE -> new SortKey("", "", distance == null ? 0 : distance, hotel.id());
            case RECOMMENDED -> new SortKey("", "", recommendation(hotel, distance), hotel.id());
            case NAME -> new SortKey("", hotel.nameKey(), 0, hotel.id());
        };
    }

    /** A star more is worth a quarter of a guest's point, and so are 2.5 kilometres less. */
    private static double recommendation(DirectoryEntry hotel, @Nullable Double distance) {
        return hotel.guestRating() + hotel.starRating() / 4.0 - (distance == null ? 0 : Math.min(distance, 50) / 10);
    }

    static SortKey of(Cursor cursor) {
        List<String> values = cursor.values();
        try {
            return new SortKey(values.get(0), values.get(1), Double.parseDouble(values.get(2)), values.get(3));
        } catch (NumberFormatException malformed) {
            throw Cursor.invalid();
        }
    }

    List<String> values() {
        return List.of(group, text, Double.toString(number), id);
    }

    static Comparator<SortKey> order(boolean descending) {
        Comparator<SortKey> wanted = Comparator.comparing(SortKey::text).thenComparingDouble(SortKey::number);
        return Comparator.comparing(SortKey::group)
                .thenComparing(descending ? wanted.reversed() : wanted)
                .thenComparing(SortKey::id);
    }
}
