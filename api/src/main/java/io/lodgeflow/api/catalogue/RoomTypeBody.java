package io.lodgeflow.api.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.lodgeflow.domain.catalogue.RoomType;
import io.lodgeflow.domain.catalogue.RoomTypeDetails;
import io.lodgeflow.domain.money.Money;
import io.lodgeflow.web.Faults;
import io.lodgeflow.web.Text;
import io.lodgeflow.web.TextReader;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * A room type as it is created, and as it looks to a merge patch.
 *
 * @param code unique within the hotel; never changes
 * @param basePrice in the hotel's currency
 * @param calendarDays only when creating: how many nights from today the calendar of prices gets at once, 400 if absent;
 *     no rooms are on sale until the inventory is set
 */
record RoomTypeBody(
        @NotNull @Pattern(regexp = CODE, message = CODE_RULE)
        String code,

        @NotNull @Text(max = 200) String name,

        @Nullable @Text(min = 0, max = 4000, multiline = true)
        String description,

        @NotNull @Min(1) @Max(20) Integer occupancy,
        @Nullable @Text(min = 0, max = 200) String beds,
        @Nullable @Min(0) @Max(5000) Integer squareMetres,
        @Nullable @Min(0) @Max(100) Integer grade,
        @NotNull Money basePrice,

        @Nullable @Size(max = 50) @JsonDeserialize(contentUsing = TextReader.class)
        List<@NotNull @Text(max = 60) String> amenities,

        @Nullable @Size(max = 20) List<@NotNull @WebAddress String> images,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable @Min(0) @Max(730)
        Integer calendarDays) {

    static final String TOO_HIGH = "This price is too high for any room.";
    /** In minor units: 100,000,000,000.00 euros. */
    private static final long MOST_MINOR = 10_000_000_000_000L;

    static final String CODE = "[A-Z0-9_-]{1,20}";
    static final String CODE_RULE = "must be 1 to 20 of A-Z, 0-9, _ and -";
    static final int USUAL_CALENDAR_DAYS = 400;

    static RoomTypeBody of(RoomType type, Currency currency) {
        RoomTypeDetails details = type.details();
        return new RoomTypeBody(
                type.code(),
                details.name(),
                details.description(),
                details.occupancy(),
                details.beds(),
                details.squareMetres(),
                details.grade(),
                type.basePrice(currency),
                details.amenities(),
                details.images(),
                null);
    }

    /** Sums of a long stay of many rooms under a dear plan must still fit. */
    static boolean isTooHigh(Money nightly) {
        return nightly.minorUnits() > MOST_MINOR;
    }

    void refuseFaults(Currency hotels) {
        new Faults()
                .body(
                        !basePrice.currency().equals(hotels),
                        "/basePrice/currency",
                        "wrong_currency",
                        "This hotel sells in " + hotels.getCurrencyCode() + ".")
                .body(basePrice.isNegative(), "/basePrice/amount", "negative_price", "A price is not negative.")
                .body(isTooHigh(basePrice), "/basePrice/amount", "price_too_high", TOO_HIGH)
                .body(HotelBody.lengthOf(amenities) > 2000, "/amenities", "too_long", "All amenities are too long.")
                .body(HotelBody.lengthOf(images) > 4000, "/images", "too_long", "All addresses are too long.")
                .refuseIfAny();
    }

    void refuseOtherCode(RoomType type) {
        new Faults()
                .body(!code.equals(type.code()), "/code", "immutable", "A room type's code never changes.")
                .body(calendarDays != null, "/calendarDays", "immutable", "Only for creating; set the inventory.")
                .refuseIfAny();
    }

    RoomTypeDetails details() {
        return new RoomTypeDetails(
                name,
                HotelBody.orElse(description, ""),
                occupancy,
                HotelBody.orElse(beds, ""),
                HotelBody.orElse(squareMetres, 0),
                HotelBody.orElse(grade, 0),
                basePrice.minorUnits(),
                HotelBody.orElse(amenities, List.of()),
                HotelBody.orElse(images, List.of()));
    }
}
