package io.lodgeflow.api.catalogue;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.lodgeflow.domain.catalogue.Hotel;
import io.lodgeflow.domain.catalogue.Hotel.HotelDetails;
import io.lodgeflow.web.Faults;
import io.lodgeflow.web.MoneyJson;
import io.lodgeflow.web.Text;
import io.lodgeflow.web.TextReader;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * A hotel as it is created, and as it looks to a merge patch.
 *
 * @param timeZone IANA zone; never changes once the hotel exists
 * @param currency ISO 4217; never changes once the hotel exists
 */
public record HotelBody(
        @NotNull @Text(max = 200) String name,

        @Nullable @Text(min = 0, max = 4000, multiline = true)
        String description,

        @NotNull @Text(max = 400) String address,
        @NotNull @Text(max = 120) String city,

        @NotNull @Pattern(regexp = "[A-Z]{2}", message = "must be an ISO 3166-1 alpha-2 code")
        String country,

        @NotNull @DecimalMin("-90") @DecimalMax("90") Double latitude,
        @NotNull @DecimalMin("-180") @DecimalMax("180") Double longitude,
        @NotNull @Min(1) @Max(5) Integer starRating,
        @Nullable @DecimalMin("0") @DecimalMax("10") Double guestRating,

        @Nullable @Size(max = 50) @JsonDeserialize(contentUsing = TextReader.class)
        List<@NotNull @Text(max = 60) String> amenities,

        @Nullable @Size(max = 20) List<@NotNull @WebAddress String> images,
        @NotNull String timeZone,
        @NotNull String currency,
        @Nullable @JsonFormat(pattern = "HH:mm") LocalTime checkInHour,
        @Nullable @JsonFormat(pattern = "HH:mm") LocalTime checkOutHour,
        @Nullable @JsonFormat(pattern = "HH:mm") LocalTime noShowCutOffHour,
        @Nullable @Min(100) @Max(200) Integer overbookingPercent,
        @Nullable @Min(1) @Max(730) Integer bookingHorizonDays) {

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final int USUAL_HORIZON_DAYS = 365;

    public static HotelBody of(Hotel hotel) {
        HotelDetails details = hotel.details();
        return new HotelBody(
                details.name(),
                details.description(),
                details.address(),
                details.city(),
                details.country(),
                details.latitude(),
                details.longitude(),
                details.starRating(),
                details.guestRating(),
                details.amenities(),
                details.images(),
                hotel.zone().getId(),
                hotel.currency().getCurrencyCode(),
                details.checkInHour(),
                details.checkOutHour(),
                details.noShowCutOffHour(),
                details.overbookingPercent(),
                details.bookingHorizonDays());
    }

    /** Refuses what the constraints of single fields cannot say. */
    public void refuseFaults() {
        LocalTime checkIn = orElse(checkInHour, LocalTime.of(15, 0));
        LocalTime checkOut = orElse(checkOutHour, LocalTime.of(11, 0));
        new Faults()
                .body(!COUNTRIES.contains(country), "/country", "unknown_country", "There is no such country code.")
                .body(!isZone(timeZone), "/timeZone", "unknown_time_zone", "Expected an IANA zone such as Asia/Seoul.")
                .body(
                        MoneyJson.currency(currency).isEmpty(),
                        "/currency",
                        "unknown_currency",
                        "Expected an ISO 4217 currency code such as EUR.")
                .body(
                        checkOut.isAfter(checkIn),
                        "/checkOutHour",
                        "hours_overlap",
                        "Guests must leave before or when the next ones come.")
                .body(lengthOf(amenities) > 2000, "/amenities", "too_long", "All amenities together are too long.")
                .body(lengthOf(images) > 4000, "/images", "too_long", "All addresses together are too long.")
                .body(
                        new HashSet<>(orElse(amenities, List.of())).size()
                                != orElse(amenities, List.of()).size(),
                        "/amenities",
                        "duplicate",
                        "Name each amenity once.")
                .refuseIfAny();
    }

    public Hotel made(String id) {
        return new Hotel(id, ZoneId.of(timeZone), Currency.getInstance(currency), details());
    }

    public void change(Hotel hotel) {
        refuseFaults();
        new Faults()
                .body(!timeZone.equals(hotel.zone().getId()), "/timeZone", "immutable", "A hotel's zone never changes.")
                .body(
                        !currency.equals(hotel.currency().getCurrencyCode()),
                        "/currency",
                        "immutable",
                        "A hotel's currency never changes.")
                .refuseIfAny();
        hotel.change(details());
    }

    private HotelDetails details() {
        return new HotelDetails(
                name,
                orElse(description, ""),
                address,
                city,
                country,
                latitude,
                longitude,
                starRating,
                orElse(guestRating, 0.0),
                orElse(amenities, List.of()),
                orElse(images, List.of()),
                orElse(checkInHour, LocalTime.of(15, 0)),
                orElse(checkOutHour, LocalTime.of(11, 0)),
                orElse(noShowCutOffHour, LocalTime.of(6, 0)),
                orElse(overbookingPercent, Hotel.DEFAULT_OVERBOOKING_PERCENT),
                orElse(bookingHorizonDays, USUAL_HORIZON_DAYS));
    }

    private static boolean isZone(String id) {
        return id.equals("UTC")
                || (id.contains("/") && ZoneId.getAvailableZoneIds().contains(id));
    }

    public static int lengthOf(@Nullable List<String> lines) {
        return lines == null ? 0 : String.join("\n", lines).length();
    }

    public static <T> T orElse(@Nullable T value, T other) {
        return Objects.requireNonNullElse(value, other);
    }
}
