package io.lodgeflow.domain.catalogue;

import io.lodgeflow.domain.stay.HouseTimes;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A hotel: where it is, its zone and currency, and the rules of the house. Zone and currency never change once the hotel
 * exists, because nights, prices and folios are kept in them. Deleting is soft: a deleted hotel takes no new bookings,
 * the booked ones live on.
 */
@Entity
@Table(name = "hotel")
public class Hotel {

    /** Sold rooms per 100 rooms of a type, the hotel trade's usual allowance for no-shows (requirement W8). */
    public static final int DEFAULT_OVERBOOKING_PERCENT = 110;

    @Id
    private String id;

    @Version
    private int version;

    private String timeZone;
    private String currency;
    private @Nullable Instant deletedAt;

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
        this.id = id;
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

    /** Idempotent: the first time counts. */
    public void delete(Instant now) {
        if (deletedAt == null) {
            deletedAt = now;
        }
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

    public String id() {
        return id;
    }

    public int version() {
        return version;
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

    public boolean isDeleted() {
        return deletedAt != null;
    }
}
