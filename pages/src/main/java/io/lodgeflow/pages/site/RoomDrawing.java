package io.lodgeflow.pages.site;

import io.lodgeflow.web.catalogue.HotelReads.HotelView;
import io.lodgeflow.web.catalogue.HouseReads.RoomTypeView;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A room from its door: its beds, as many and as wide as it says, what else it has, and what its window looks upon. */
final class RoomDrawing {

    private record Coat(String wall, String shade, String floor, String spread, String wood) {}

    private static final List<Coat> COATS = List.of(
            new Coat("#e9e4d8", "#dcd5c4", "#b88f63", "#3f7f86", "#8a6239"),
            new Coat("#d9e3df", "#c8d5cf", "#a9835b", "#c96f4f", "#775433"),
            new Coat("#efe1d6", "#e2d0c2", "#9c7650", "#5c6f93", "#6b4a2e"),
            new Coat("#dfe4ec", "#cfd6e1", "#b49a7a", "#a34f62", "#7d6345"),
            new Coat("#ece8f0", "#dcd6e3", "#a98d6d", "#6d7f4f", "#80654a"),
            new Coat("#f2ead2", "#e5dab9", "#8d6a48", "#2f6b58", "#6a4b2f"));
    private static final Pattern WIDTH = Pattern.compile("(\\d{2,3}) ?cm");
    private static final Pattern COUNT = Pattern.compile("(\\d+)(?! ?\\d* ?cm)");
    private static final Pattern WIDE = Pattern.compile("double|king|queen|더블|킹|퀸");
    private static final Pattern SOFA = Pattern.compile("sofa|소파");
    private static final int FLOOR = 330;

    private final Sketch sketch;
    private final HotelView hotel;
    private final RoomTypeView type;
    private final Coat coat;

    private RoomDrawing(HotelView hotel, RoomTypeView type) {
        this.sketch = new Sketch(type.id(), 640, 480);
        this.hotel = hotel;
        this.type = type;
        this.coat = sketch.pick(COATS);
    }

    static String of(HotelView hotel, RoomTypeView type) {
        RoomDrawing drawing = new RoomDrawing(hotel, type);
        drawing.draw();
        return drawing.sketch.done();
    }

    private void draw() {
        sketch.rectangle(0, 0, 640, FLOOR, coat.wall()).rectangle(0, FLOOR - 10, 640, 10, coat.shade());
        sketch.rectangle(0, FLOOR, 640, 480 - FLOOR, coat.floor());
        for (int board = 0; board < 5; board++) {
            sketch.rectangle(0, FLOOR + 26 + board * 28, 640, 2, "#0000001a");
        }
        boolean large = type.squareMetres() >= 32;
        int window = large ? 210 : 140;
        int left = sketch.oneIn(2) ? 44 : 596 - window;
        window(left, 60, window, has("balcony") ? 262 : 190);
        sketch.ellipse(320, 446, 250, 40, sketch.pick(List.of("#ffffff44", "#c96f4f44", "#3f7f8644", "#d9a84a44")));
        List<Integer> beds = beds();
        int wide = beds.stream().mapToInt(Integer::intValue).sum() + 34 * (beds.size() - 1);
        int x = left < 200 ? Math.max(left + window - 40, 610 - wide - 40) : Math.min(44, left + 40);
        x = Math.clamp(x, 20, Math.max(20, 620 - wide));
        picture(x + wide / 2 - 36);
        for (int bed : beds) {
            bed(x, bed);
            x += bed + 34;
        }
        furniture(left < 200);
    }

    /** In units of the drawing: the narrowest is 96 wide. */
    private List<Integer> beds() {
        List<Integer> beds = new ArrayList<>();
        for (String kind : type.beds().toLowerCase(Locale.ROOT).split(",", -1)) {
            if (kind.isBlank() || SOFA.matcher(kind).find()) {
                continue;
            }
            Matcher width = WIDTH.matcher(kind);
            int centimetres = width.find()
                    ? Integer.parseInt(width.group(1))
                    : WIDE.matcher(kind).find() ? 160 : 95;
            Matcher count = COUNT.matcher(kind);
            int many = count.find() ? Math.clamp(Integer.parseInt(count.group(1)), 1, 4) : 1;
            beds.addAll(Collections.nCopies(many, Math.clamp(centimetres * 13L / 10, 96, 240)));
        }
        if (beds.isEmpty()) {
            beds.add(type.occupancy() == 1 ? 110 : 205);
            beds.addAll(Collections.nCopies(Math.clamp(type.occupancy() - 2, 0, 2), 100));
        }
        while (beds.size() > 1 && beds.stream().mapToInt(Integer::intValue).sum() + 34 * beds.size() > 560) {
            beds.removeLast();
        }
        return beds;
    }

    private boolean has(String amenity) {
        return type.amenities().stream().anyMatch(one -> one.equalsIgnoreCase(amenity));
    }

    private void window(int x, int y, int width, int height) {
        sketch.rounded(x - 9, y - 9, width + 18, height + 18, 4, "#fffdf8");
        sketch.through("pane", x, y, width, height).within(x, y, Math.max(width / 640.0, height / 480.0));
        sketch.landscape(Sketch.settingOf(hotel)).end().end();
        sketch.rectangle(x + width / 2.0 - 3, y, 6, height, "#fffdf8");
        sketch.rectangle(x, y + height * .42, width, 5, "#fffdf8");
        String curtain = coat.spread() + "dd";
        sketch.path(curtain, "M%d %dh34q-6 %d -2 %dh-32z", x - 26, y - 14, height / 2, height + 34);
        sketch.path(curtain, "M%d %dh-34q6 %d 2 %dh32z", x + width + 26, y - 14, height / 2, height + 34);
        sketch.rounded(x - 34, y - 22, width + 68, 8, 4, coat.wood());
    }

    private void bed(int x, int width) {
        int top = FLOOR - 62;
        sketch.ellipse(x + width / 2.0, 440, width / 2.0 + 12, 10, "#00000026");
        sketch.rounded(x - 6, top - 44, width + 12, 120, 12, coat.wood());
        sketch.rounded(x, top, width, 118, 8, "#fdfbf6");
        int pillows = width > 150 ? 2 : 1;
        int pillow = width / pillows - 16;
        for (int i = 0; i < pillows; i++) {
            sketch.rounded(x + 8 + i * (pillow + 16), top - 8, pillow, 32, 12, "#ffffff");
            sketch.rounded(x + 14 + i * (pillow + 16), top + 4, pillow - 12, 24, 10, coat.spread() + "33");
        }
        sketch.path(
                coat.spread(),
                "M%d %dh%dv%dq0 10 -10 10h%dq-10 0 -10 -10z",
                x - 3,
                top + 44,
                width + 6,
                86,
                -(width - 14));
        sketch.rectangle(x - 3, top + 44, width + 6, 12, "#ffffff3d");
        sketch.rectangle(x + 4, top + 140, 8, 12, coat.wood()).rectangle(x + width - 12, top + 140, 8, 12, coat.wood());
    }

    private void picture(int x) {
        int y = sketch.chance(70, 96);
        sketch.rounded(x, y, 92, 66, 2, coat.wood()).rectangle(x + 6, y + 6, 80, 54, "#fbf7ec");
        sketch.path(coat.spread() + "aa", "M%d %dl22 -26l16 16l18 -22l18 32z", x + 8, y + 58);
        sketch.circle(x + 66, y + 22, 7, "#e3a53c");
    }

    private void furniture(boolean windowIsLeft) {
        int corner = windowIsLeft ? 30 : 560;
        sketch.line(coat.wood(), 4, "M%d 400v-150", corner + 26);
        sketch.path("#ffe3a1", "M%d 250h52l-12 -44h-28z", corner);
        sketch.ellipse(corner + 26, 402, 20, 5, coat.wood());
        if (type.squareMetres() >= 26
                || SOFA.matcher(type.beds().toLowerCase(Locale.ROOT)).find()) {
            armchair(windowIsLeft ? 56 : 470);
        } else {
            int table = windowIsLeft ? 70 : 480;
            sketch.rounded(table, 360, 76, 8, 3, coat.wood()).rectangle(table + 34, 366, 8, 58, coat.wood());
            sketch.rounded(table + 28, 336, 16, 24, 4, "#7fb0a6").ellipse(table + 36, 330, 18, 12, "#6b9a63");
        }
    }

    private void armchair(int x) {
        sketch.ellipse(x + 56, 448, 62, 9, "#00000026");
        sketch.rounded(x, 352, 112, 70, 18, coat.shade()).rounded(x + 14, 386, 84, 42, 10, coat.spread() + "bb");
        sketch.rounded(x - 8, 380, 24, 58, 10, coat.shade()).rounded(x + 96, 380, 24, 58, 10, coat.shade());
        sketch.rectangle(x + 4, 436, 7, 12, coat.wood()).rectangle(x + 101, 436, 7, 12, coat.wood());
    }
}
