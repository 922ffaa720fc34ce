package io.lodgeflow.pages.site;

import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.web.ProblemException;
import io.lodgeflow.web.catalogue.HotelReads;
import io.lodgeflow.web.catalogue.HotelReads.HotelView;
import io.lodgeflow.web.catalogue.HouseReads;
import io.lodgeflow.web.catalogue.HouseReads.RoomTypeView;
import io.swagger.v3.oas.annotations.Hidden;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Pictures of hotels and room types that name none of their own on this site (one from elsewhere is not loaded): drawn from
 * their data, the same each time and different from each other.
 */
@RestController
@Hidden
class Pictures {

    /** Where the demo's hotels say that their pictures are. */
    private static final String OF_THE_DEMO = "/images/hotels/";

    private final HotelReads hotels;
    private final HouseReads house;

    Pictures(HotelReads hotels, HouseReads house) {
        this.hotels = hotels;
        this.house = house;
    }

    static String of(String hotelId, List<String> images) {
        return own(images, "/pictures/hotels/" + hotelId + ".svg");
    }

    static String ofRoom(String hotelId, String roomTypeId, List<String> images) {
        return own(images, "/pictures/hotels/" + hotelId + "/" + roomTypeId + ".svg");
    }

    private static String own(List<String> images, String otherwise) {
        return images.stream()
                .filter(image -> image.startsWith("/") && !image.startsWith(OF_THE_DEMO))
                .findFirst()
                .orElse(otherwise);
    }

    @GetMapping("/pictures/hotels/{hotelId}.svg")
    ResponseEntity<String> hotel(@PathVariable String hotelId) {
        return answer(HotelDrawing.of(find(hotelId)));
    }

    @GetMapping("/pictures/hotels/{hotelId}/{roomTypeId}.svg")
    ResponseEntity<String> room(@PathVariable String hotelId, @PathVariable String roomTypeId) {
        return answer(room(find(hotelId), type -> type.id().equals(roomTypeId)));
    }

    /** @param room code of a room type; empty for the hotel */
    @GetMapping(OF_THE_DEMO + "{hotelId}.svg")
    ResponseEntity<String> ofTheDemo(@PathVariable String hotelId, @RequestParam(defaultValue = "") String room) {
        HotelView hotel = find(hotelId);
        return answer(
                room.isEmpty()
                        ? HotelDrawing.of(hotel)
                        : room(hotel, type -> type.code().equalsIgnoreCase(room)));
    }

    private HotelView find(String hotelId) {
        return hotels.find(hotelId).orElseThrow(() -> ProblemException.of(Refusal.notFound("hotel", hotelId)));
    }

    private String room(HotelView hotel, Predicate<RoomTypeView> wanted) {
        return house.roomTypes(hotel.id()).stream()
                .filter(wanted)
                .findFirst()
                .map(type -> RoomDrawing.of(hotel, type))
                .orElseThrow(() -> ProblemException.of(Refusal.notFound("room type", hotel.id())));
    }

    private static ResponseEntity<String> answer(String svg) {
        return ResponseEntity.ok()
                .contentType(MediaType.valueOf("image/svg+xml"))
                .cacheControl(CacheControl.maxAge(Duration.ofDays(7)).cachePublic())
                .eTag(DigestUtils.md5DigestAsHex(svg.getBytes(StandardCharsets.UTF_8)))
                .body(svg);
    }
}
