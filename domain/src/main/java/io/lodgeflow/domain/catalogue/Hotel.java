package io.lodgeflow.domain.catalogue;

import io.lodgeflow.domain.stay.HouseTimes;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;

/**
 * A hotel: where it is, its zone and currency, and the rules of the house. Zone and currency never change once the hotel
 * exists, because nights, prices and folios are kept in them. Deleting is soft: a deleted hotel takes no new bookings,
 * the booked ones live on.
 */
@Entity
@Table(name = "hotel")
public class Hotel extends CatalogueEntry {

    /** Sold rooms per 100 rooms of a type, the hotel trade's usual allowance for no-shows (requirement W8). */
    public static final int DEFAULT_OVERBOOKING_PERCENT = 110;

    private String timeZone;
    private String currency;

    private String name;
    private String description;
    private String address;
    private String city;
    private String country;
    private double latitude;
    private double longitude;
    private int starRating;
    private double guestRating;

    @Convert(converter = Lines.class)
    private List<String> amenities;

    @Convert(converter = Lines.class)
    private List<String> images;

    private LocalTime checkInHour;
    private LocalTime checkOutHour;
    private LocalTime noShowCutOffHour;
    private int overbookingPercent;
    private int bookingHorizonDays;

    @SuppressWarnings("NullAway.Init")
    protected Hotel() {}

    @SuppressWarnings("NullAway.Init") // change() sets the rest
    public Hotel(String id, ZoneId zone, Currency currency, HotelDetails details) {
        super(id);
        this.timeZone = zone.getId();
        this.currency = currency.getCurrencyCode();
        change(details);
    }

    /** Takes over all details at once; they were checked by {@link HotelDetails}. */
    public void change(HotelDetails details) {
        name = details.name();
        description = details.description();
        address = details.address();
        city = details.city();
        country = details.country();
        latitude = details.latitude();
        longitude = details.longitude();
        starRating = details.starRating();
        guestRating = details.guestRating();
        amenities = List.copyOf(details.amenities());
        images = List.copyOf(details.images());
        checkInHour = details.checkInHour();
        checkOutHour = details.checkOutHour();
        noShowCutOffHour = details.noShowCutOffHour();
        overbookingPercent = details.overbookingPercent();
        bookingHorizonDays = details.bookingHorizonDays();
    }

    public HouseTimes times() {
        return new HouseTimes(zone(), checkInHour, checkOutHour, noShowCutOffHour);
    }

    public HotelDetails details() {
        return new HotelDetails(
                name,
                description,
                address,
                city,
                country,
                latitude,
                longitude,
                starRating,
                guestRating,
                amenities,
                images,
                checkInHour,
                checkOutHour,
                noShowCutOffHour,
                overbookingPercent,
                bookingHorizonDays);
    }

    @Override
    public String hotelId() {
        return id();
    }

    @Override
    public String code() {
        return id();
    }

    public String name() {
        return name;
    }

    public String city() {
        return city;
    }

    public ZoneId zone() {
        return ZoneId.of(timeZone);
    }

    public Currency currency() {
        return Currency.getInstance(currency);
    }

    public int overbookingPercent() {
        return overbookingPercent;
    }

    public int bookingHorizonDays() {
        return bookingHorizonDays;
    }

    /**
     * What may be changed of a hotel.
     *
     * @param country ISO 3166-1 alpha-2 code
     * @param latitude degrees north, WGS 84
     * @param longitude degrees east, WGS 84
     * @param starRating 1 to 5
     * @param guestRating average of guests' marks, 0.0 (none yet) to 10.0
     * @param noShowCutOffHour hour of the day after arrival, in the hotel's zone
     * @param overbookingPercent rooms that may be sold for each 100 rooms, 100 to 200
     * @param bookingHorizonDays how many days ahead an arrival may be booked
     */
    public record HotelDetails(
            String name,
            String description,
            String address,
            String city,
            String country,
            double latitude,
            double longitude,
            int starRating,
            double guestRating,
            List<String> amenities,
            List<String> images,
            LocalTime checkInHour,
            LocalTime checkOutHour,
            LocalTime noShowCutOffHour,
            int overbookingPercent,
            int bookingHorizonDays) {}
}
