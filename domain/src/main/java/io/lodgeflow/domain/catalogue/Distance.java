package io.lodgeflow.domain.catalogue;

/** Distances between places on the earth. */
public final class Distance {

    private static final double EARTH_RADIUS_KM = 6371.0088;

    /** Along the surface, by the haversine formula; latitudes and longitudes in degrees. */
    public static double kilometres(double latitude, double longitude, double otherLatitude, double otherLongitude) {
        double north = Math.toRadians(otherLatitude - latitude) / 2;
        double east = Math.toRadians(otherLongitude - longitude) / 2;
        double chord = Math.pow(Math.sin(north), 2)
                + Math.cos(Math.toRadians(latitude))
                        * Math.cos(Math.toRadians(otherLatitude))
                        * Math.pow(Math.sin(east), 2);
        return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(chord)));
    }

    private Distance() {}
}
