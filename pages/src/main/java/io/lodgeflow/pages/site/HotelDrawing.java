package io.lodgeflow.pages.site;

import io.lodgeflow.pages.site.Sketch.Setting;
import io.lodgeflow.web.catalogue.HotelReads.HotelView;
import java.util.List;

/** A hotel from the street: as large as its stars, in what it stands by. */
final class HotelDrawing {

    private record Coat(String wall, String shade, String roof, String door) {}

    private static final List<Coat> COATS = List.of(
            new Coat("#f4e7d1", "#e2cfae", "#b4573f", "#7a3b2e"),
            new Coat("#fbfaf5", "#e3e2d8", "#3d6b7d", "#2f5666"),
            new Coat("#e9b89a", "#d39b7a", "#7b4a3a", "#5a2f26"),
            new Coat("#cfd9c6", "#b3c2a7", "#4f6b52", "#3c5440"),
            new Coat("#f1d38f", "#dcb968", "#8a5a34", "#63401f"),
            new Coat("#d7dfe8", "#bac7d5", "#48566b", "#344052"),
            new Coat("#e6c3c1", "#d0a5a4", "#7d4a5b", "#5b3141"),
            new Coat("#c9cfd6", "#aab3bd", "#2f3a48", "#8a6a3a"));

    private final Sketch sketch;
    private final Setting setting;
    private final int stars;
    private final Coat coat;

    private HotelDrawing(HotelView hotel) {
        this.sketch = new Sketch(hotel.id(), 640, 480);
        this.setting = Sketch.settingOf(hotel);
        this.stars = Math.clamp(hotel.starRating(), 1, 5);
        this.coat = sketch.pick(COATS);
    }

    static String of(HotelView hotel) {
        HotelDrawing drawing = new HotelDrawing(hotel);
        drawing.sketch.landscape(drawing.setting);
        drawing.draw();
        return drawing.sketch.done();
    }

    private void draw() {
        boolean tall = setting == Setting.CITY;
        int storeys = Math.clamp(stars + (tall ? sketch.chance(1, 2) : sketch.chance(-1, 0)), 2, 7);
        int columns = 3 + stars / 2 + sketch.chance(0, 1) + (tall ? 0 : 1);
        int width = columns * 46 + 24;
        int left = 320 - width / 2 + sketch.chance(-60, 60);
        int foot = 424;
        boolean wings = stars >= 4 && !tall;
        if (wings) {
            house(left - 116, foot, 3, Math.max(2, storeys - 2));
            house(left + width - 46, foot, 3, Math.max(2, storeys - 2));
        }
        house(left, foot, columns, storeys);
        entrance(left + width / 2, foot);
        for (int i = 0; i < 5; i++) {
            int side = sketch.oneIn(2)
                    ? sketch.chance(10, Math.max(11, left - 30))
                    : sketch.chance(left + width + 30, 640);
            plant(side, foot + sketch.chance(2, 26));
        }
    }

    private void house(int left, int foot, int columns, int storeys) {
        int width = columns * 46 + 24;
        int height = storeys * 44 + 34;
        int top = foot - height;
        sketch.ellipse(left + width / 2.0, foot + 2, width / 2.0 + 14, 9, "#00000022");
        sketch.rectangle(left, top, width, height, coat.wall());
        sketch.rectangle(left + width - 14, top, 14, height, coat.shade());
        roof(left, top, width);
        boolean balconies = sketch.oneIn(2);
        for (int storey = 0; storey < storeys; storey++) {
            for (int column = 0; column < columns; column++) {
                window(left + 21 + column * 46, top + 16 + storey * 44, balconies && storey > 0);
            }
        }
        sketch.rectangle(left, foot - 26, width, 26, coat.shade());
    }

    private void roof(int left, int top, int width) {
        if (setting == Setting.CITY && stars >= 4) {
            sketch.rectangle(left - 7, top - 9, width + 14, 11, coat.roof());
            sketch.rectangle(left + width / 2.0 - 40, top - 28, 80, 19, coat.shade());
        } else if (setting == Setting.MOUNTAINS) {
            sketch.path(
                    coat.roof(),
                    "M%d %dL%d %dL%d %dZ",
                    left - 30,
                    top + 12,
                    left + width / 2,
                    top - 62,
                    left + width + 30,
                    top + 12);
            sketch.path(
                    "#f8fbfc",
                    "M%d %dL%d %dL%d %dl-14 -3L%d %dL%d %dz",
                    left - 30,
                    top + 8,
                    left + width / 2,
                    top - 66,
                    left + width + 30,
                    top + 8,
                    left + width / 2,
                    top - 48,
                    left - 16,
                    top + 8);
        } else {
            sketch.path(
                    coat.roof(),
                    "M%d %dL%d %dH%dL%d %dZ",
                    left - 12,
                    top + 4,
                    left + 22,
                    top - 34,
                    left + width - 22,
                    left + width + 12,
                    top + 4);
        }
    }

    private void window(int x, int y, boolean balcony) {
        boolean lit = sketch.light.lamps() && !sketch.oneIn(3);
        sketch.rounded(x - 2, y - 2, 28, 30, 3, "#ffffffaa");
        sketch.rounded(x, y, 24, 26, 2, lit ? "#ffd27a" : sketch.light.lamps() ? "#46587a" : "#8fb7c9");
        sketch.rectangle(x + 11, y, 2, 26, "#ffffffcc");
        if (balcony) {
            sketch.rectangle(x - 4, y + 18, 32, 3, coat.door()).rectangle(x - 4, y + 27, 32, 2, coat.door());
            for (int post = 0; post < 4; post++) {
                sketch.rectangle(x - 3 + post * 10, y + 18, 2, 10, coat.door());
            }
        }
    }

    private void entrance(int middle, int foot) {
        sketch.rectangle(middle - 22, foot - 40, 44, 40, coat.door());
        sketch.rectangle(middle - 17, foot - 35, 15, 35, sketch.light.lamps() ? "#ffdf9a" : "#bfd9e2");
        sketch.rectangle(middle + 2, foot - 35, 15, 35, sketch.light.lamps() ? "#ffdf9a" : "#bfd9e2");
        String awning = sketch.pick(List.of("#c8503c", "#2f7d7a", "#d79a2b", "#48568a"));
        sketch.path(awning, "M%d %dh%dl12 18h%dz", middle - 32, foot - 54, 64, -88);
        for (int stripe = 0; stripe < 4; stripe++) {
            sketch.path("#ffffff66", "M%d %dh8l4 18h-10z", middle - 26 + stripe * 16, foot - 54);
        }
        for (int star = 0; star < stars; star++) {
            sketch.circle(middle - (stars - 1) * 6 + star * 12, foot - 62, 3.4, "#f6c445");
        }
    }

    private void plant(int x, int foot) {
        switch (setting) {
            case SEA -> palm(x, foot);
            case MOUNTAINS ->
                sketch.path("#2f5a4c", "M%d %dl22 46h-44z", x, foot - 78)
                        .path("#37685a", "M%d %dl28 52h-56z", x, foot - 52);
            case HILLS -> sketch.ellipse(x, foot - 34, 11, 36, "#3f6d4d").rectangle(x - 2, foot - 6, 4, 10, "#6a4c35");
            case CITY ->
                sketch.rectangle(x - 2, foot - 26, 5, 26, "#6a5443")
                        .circle(x, foot - 36, 18, "#5f8d5c")
                        .circle(x + 9, foot - 28, 12, "#6f9c66");
        }
    }

    private void palm(int x, int foot) {
        sketch.line("#8a6a45", 6, "M%d %dq8 -34 2 -70", x, foot);
        for (int leaf = -2; leaf <= 2; leaf++) {
            sketch.line(
                    "#3f8359",
                    5,
                    "M%d %dq%d %d %d %d",
                    x + 2,
                    foot - 70,
                    leaf * 10,
                    -18,
                    leaf * 19,
                    leaf == 0 ? -22 : 6);
        }
    }
}
