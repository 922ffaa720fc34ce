package io.lodgeflow.api.catalogue;

import io.swagger.v3.oas.annotations.Hidden;
import java.time.Duration;
import java.util.Locale;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * A drawn picture for hotels that have no photograph, such as those of the demo: sky, sun, hills and a house whose colours
 * and windows follow from the name, so that each hotel and room looks like itself every time.
 */
@RestController
@Hidden
class HotelPictureController {

    private static final int STOREYS = 5;
    private static final int WINDOWS = 6;

    @GetMapping("/images/hotels/{hotelId}.svg")
    ResponseEntity<String> picture(
            @PathVariable String hotelId, @RequestParam(required = false, defaultValue = "") String room) {
        return ResponseEntity.ok()
                .contentType(MediaType.valueOf("image/svg+xml"))
                .cacheControl(CacheControl.maxAge(Duration.ofDays(1)).cachePublic())
                .body(draw(hotelId.hashCode(), room.hashCode()));
    }

    private static String draw(int hotel, int room) {
        int hue = Math.floorMod(hotel * 31, 360);
        int storeys = 2 + Math.floorMod(hotel >> 4, STOREYS);
        int left = 190 + Math.floorMod(hotel >> 9, 80);
        StringBuilder picture = new StringBuilder(
                "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 640 400' role='img' aria-label='Drawing of the hotel'>");
        rectangle(picture, 0, 0, 640, 400, hue + 180, 60, 85);
        circle(picture, 80 + Math.floorMod(room, 440), 80, 34, 45, 95, 65);
        picture.append(String.format(
                Locale.ROOT,
                "<path d='M0 300 Q160 %d 320 290 T640 280 V400 H0Z' fill='hsl(%d 30%% 55%%)'/>",
                180 + Math.floorMod(hotel >> 13, 90),
                Math.floorMod(hue + 100, 360)));
        int height = 46 * storeys + 30;
        rectangle(picture, left, 340 - height, 270, height, hue, 45, 62);
        rectangle(picture, left - 10, 330 - height, 290, 12, hue, 45, 40);
        for (int storey = 0; storey < storeys; storey++) {
            for (int window = 0; window < WINDOWS; window++) {
                boolean lit = ((hotel ^ room) >> (storey * WINDOWS + window) & 1) == 1;
                rectangle(
                        picture,
                        left + 16 + window * 42,
                        356 - height + storey * 46,
                        26,
                        30,
                        48,
                        lit ? 95 : 20,
                        lit ? 75 : 88);
            }
        }
        rectangle(picture, 0, 340, 640, 60, hue + 100, 25, 40);
        return picture.append("</svg>").toString();
    }

    private static void rectangle(
            StringBuilder picture, int x, int y, int width, int height, int hue, int saturation, int lightness) {
        picture.append(String.format(
                Locale.ROOT,
                "<rect x='%d' y='%d' width='%d' height='%d' fill='hsl(%d %d%% %d%%)'/>",
                x,
                y,
                width,
                height,
                Math.floorMod(hue, 360),
                saturation,
                lightness));
    }

    private static void circle(
            StringBuilder picture, int x, int y, int radius, int hue, int saturation, int lightness) {
        picture.append(String.format(
                Locale.ROOT,
                "<circle cx='%d' cy='%d' r='%d' fill='hsl(%d %d%% %d%%)'/>",
                x,
                y,
                radius,
                hue,
                saturation,
                lightness));
    }
}
