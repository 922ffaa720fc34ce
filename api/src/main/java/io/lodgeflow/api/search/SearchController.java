package io.lodgeflow.api.search;

import io.lodgeflow.web.PageRequest;
import io.lodgeflow.web.search.HotelSearch;
import io.lodgeflow.web.search.SearchAnswer;
import io.lodgeflow.web.search.SearchParameters;
import io.lodgeflow.web.search.SearchRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Search, for everybody. */
@RestController
@Tag(name = "Search", description = "Find a hotel")
class SearchController {

    private final HotelSearch search;

    SearchController(HotelSearch search) {
        this.search = search;
    }

    @GetMapping("/v1/hotels/search")
    @SecurityRequirements
    @Operation(
            operationId = "searchHotels",
            summary = "Find hotels",
            description =
                    "With arrival and departure: hotels that can be booked, with their cheapest offer. Without: all"
                            + " that fit, with their lowest base price. Sorted by price, hotels stand together by currency; name"
                            + " a currency to have one order. Cursors belong to one sort and order.")
    SearchAnswer search(
            @Parameter(description = "Words of city, country, hotel or address; beginnings are enough, all must match")
                    @RequestParam(required = false)
                    @Nullable
                    String place,
            @RequestParam(required = false) @Nullable Double latitude,
            @RequestParam(required = false) @Nullable Double longitude,
            @RequestParam(required = false) @Nullable Double radiusKm,
            @RequestParam(required = false) @Nullable LocalDate arrival,
            @RequestParam(required = false) @Nullable LocalDate departure,
            @Parameter(description = "In all rooms together") @RequestParam(defaultValue = "1") int guests,
            @RequestParam(defaultValue = "1") int rooms,
            @Parameter(description = "Words of the room type's name or code") @RequestParam(required = false) @Nullable
                    String roomType,
            @Parameter(description = "Of a night of one room; needs currency") @RequestParam(required = false) @Nullable
                    BigDecimal minPrice,
            @RequestParam(required = false) @Nullable BigDecimal maxPrice,
            @Parameter(description = "Only hotels that sell in it") @RequestParam(required = false) @Nullable
                    String currency,
            @Parameter(description = "All of these, separated by commas") @RequestParam(defaultValue = "")
                    List<String> amenities,
            @Parameter(description = "One of these, separated by commas") @RequestParam(defaultValue = "")
                    List<@Nullable Integer> stars,
            @Parameter(
                            description =
                                    "price, rating, distance, name or recommended; distance if there is a position, else rating")
                    @RequestParam(required = false)
                    @Nullable
                    String sort,
            @Parameter(description = "asc or desc; asc if absent, for rating and recommended desc")
                    @RequestParam(required = false)
                    @Nullable
                    String order,
            PageRequest page) {
        SearchParameters asked = new SearchParameters(
                place,
                latitude,
                longitude,
                radiusKm,
                arrival,
                departure,
                guests,
                rooms,
                roomType,
                minPrice,
                maxPrice,
                currency,
                amenities,
                named(stars),
                sort,
                order);
        return search.search(SearchRequest.of(asked), page);
    }

    /** Without what is empty between two commas. */
    private static List<Integer> named(List<@Nullable Integer> stars) {
        return stars.stream().<Integer>flatMap(Stream::ofNullable).toList();
    }
}
