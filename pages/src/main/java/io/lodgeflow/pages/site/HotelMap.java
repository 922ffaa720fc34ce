package io.lodgeflow.pages.site;

import io.lodgeflow.domain.catalogue.Distance;
import io.lodgeflow.web.catalogue.CityNames.Centre;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A map of our own shapes: hotels where they stand, the centre, and circles of so many kilometres about it. North is up. In
 * units of the drawing, which is {@value #WIDTH} by {@value #HEIGHT}.
 *
 * @param centre absent: we do not know where it is
 */
record HotelMap(List<Pin> pins, List<Ring> rings, @Nullable Point centre, String place) {

    static final int WIDTH = 640;
    static final int HEIGHT = 480;
    private static final int MARGIN = 70;
    private static final double FARTHEST_KM = 250;
    private static final double KM_OF_A_DEGREE = 111.32;
    private static final int LABEL_HEIGHT = 34;

    record Point(long x, long y) {}

    /** @param label where the price stands, moved so that it covers no other; {@code at} is where the hotel stands */
    record Pin(String name, String text, String address, Point at, Point label, long width) {}

    record Ring(long radius, String kilometres) {}

    /** What is to be shown of a hotel. */
    record Place(String name, String text, String address, double latitude, double longitude) {}

    static @Nullable HotelMap of(List<SearchPage.Card> cards, @Nullable Centre centre, String place) {
        return drawn(
                cards.stream()
                        .map(card -> new Place(
                                card.hotel().name(),
                                card.price(),
                                card.address(),
                                card.hotel().latitude(),
                                card.hotel().longitude()))
                        .toList(),
                centre,
                place);
    }

    /** Absent if there is nothing to show, or if the hotels stand too far from each other for one map. */
    static @Nullable HotelMap drawn(List<Place> places, @Nullable Centre centre, String place) {
        if (places.isEmpty()) {
            return null;
        }
        double latitude = centre != null ? centre.latitude() : places.getFirst().latitude();
        double longitude =
                centre != null ? centre.longitude() : places.getFirst().longitude();
        if (places.stream()
                .anyMatch(one ->
                        Distance.kilometres(latitude, longitude, one.latitude(), one.longitude()) > FARTHEST_KM)) {
            return null;
        }
        Frame frame = Frame.around(places, centre, latitude, longitude);
        Point middle = centre == null ? null : frame.at(centre.latitude(), centre.longitude());
        return new HotelMap(pins(places, frame), rings(frame, middle), middle, place);
    }

    /** Kilometres east and north of an origin, to units of the drawing. */
    private record Frame(double latitude, double longitude, double west, double north, double unitsOfAKm) {

        static Frame around(List<Place> places, @Nullable Centre centre, double latitude, double longitude) {
            double narrowing = Math.cos(Math.toRadians(latitude));
            List<double[]> points = new ArrayList<>();
            places.forEach(one -> points.add(new double[] {
                (one.longitude() - longitude) * KM_OF_A_DEGREE * narrowing, (one.latitude() - latitude) * KM_OF_A_DEGREE
            }));
            if (centre != null) {
                points.add(new double[] {0, 0});
            }
            double west = points.stream().mapToDouble(one -> one[0]).min().orElse(0);
            double east = points.stream().mapToDouble(one -> one[0]).max().orElse(0);
            double south = points.stream().mapToDouble(one -> one[1]).min().orElse(0);
            double north = points.stream().mapToDouble(one -> one[1]).max().orElse(0);
            double scale = Math.min(
                    (WIDTH - 2.0 * MARGIN) / Math.max(east - west, 1.2),
                    (HEIGHT - 2.0 * MARGIN) / Math.max(north - south, 1.2));
            return new Frame(
                    latitude,
                    longitude,
                    (west + east) / 2 - WIDTH / 2.0 / scale,
                    (south + north) / 2 + HEIGHT / 2.0 / scale,
                    scale);
        }

        Point at(double otherLatitude, double otherLongitude) {
            double narrowing = Math.cos(Math.toRadians(latitude));
            double east = (otherLongitude - longitude) * KM_OF_A_DEGREE * narrowing;
            double up = (otherLatitude - latitude) * KM_OF_A_DEGREE;
            return new Point(Math.round((east - west) * unitsOfAKm), Math.round((north - up) * unitsOfAKm));
        }
    }

    private static List<Pin> pins(List<Place> places, Frame frame) {
        List<Pin> pins = new ArrayList<>();
        List<Place> fromNorth = places.stream()
                .sorted(Comparator.comparingDouble(Place::latitude).reversed())
                .toList();
        for (Place place : fromNorth) {
            Point at = frame.at(place.latitude(), place.longitude());
            long width = 26 + 10L * place.text().length();
            long x = Math.clamp(at.x(), width / 2 + 6, WIDTH - width / 2 - 6);
            Point label = new Point(x, at.y() - LABEL_HEIGHT);
            while (covers(label, width, pins)) {
                label = new Point(x, label.y() + LABEL_HEIGHT / 2);
            }
            pins.add(new Pin(place.name(), place.text(), place.address(), at, label, width));
        }
        return pins;
    }

    private static boolean covers(Point label, long width, List<Pin> pins) {
        return pins.stream()
                .anyMatch(pin -> Math.abs(pin.label().x() - label.x()) < (pin.width() + width) / 2 + 4
                        && Math.abs(pin.label().y() - label.y()) < LABEL_HEIGHT);
    }

    /** Two or three circles that still fit. */
    private static List<Ring> rings(Frame frame, @Nullable Point middle) {
        List<Ring> rings = new ArrayList<>();
        double reach = Math.hypot(WIDTH, HEIGHT) / 2 / frame.unitsOfAKm();
        for (double km : new double[] {0.5, 1, 2, 5, 10, 20, 50, 100}) {
            if (middle != null && km >= reach / 6 && km <= reach) {
                String shown = km < 1 ? "0.5" : Long.toString(Math.round(km));
                rings.add(new Ring(Math.round(km * frame.unitsOfAKm()), shown));
            }
        }
        return rings;
    }
}
