package io.lodgeflow.pages.site;

import io.lodgeflow.web.catalogue.HotelReads.HotelView;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/** An SVG that grows shape by shape, with the chances and colours of whatever is drawn. Not for more than one thread. */
final class Sketch {

    /** What a hotel stands by. */
    enum Setting {
        SEA,
        MOUNTAINS,
        HILLS,
        CITY
    }

    /** Sky above, sky below, far away, near, sun or moon, and whether lamps are lit. */
    record Light(String above, String below, String far, String near, String sun, boolean lamps) {}

    private static final List<Light> LIGHTS = List.of(
            new Light("#8cc7e6", "#e8f5f8", "#8fb6c4", "#7fa58c", "#fff4c2", false),
            new Light("#6fb1dc", "#fbeedb", "#9db3c9", "#86a878", "#ffe9a8", false),
            new Light("#f3a98b", "#fde7c6", "#c98f92", "#9a8577", "#fff1cf", false),
            new Light("#8a7bb5", "#f7c9a9", "#9a7f9f", "#6f6a82", "#ffd9a0", true),
            new Light("#1f2f57", "#6a6f9c", "#3d4673", "#2e3a54", "#f6f2df", true),
            new Light("#a9d8d6", "#fdf6e6", "#a3c2bd", "#8fae86", "#fff6d5", false));

    private final StringBuilder svg = new StringBuilder();
    private final Random chances;
    final Light light;

    /** @param seed what it is drawn for: the same seed draws the same */
    Sketch(String seed, int width, int height) {
        this.chances = new Random(seed.hashCode() * 0x9E3779B97F4A7C15L);
        this.light = LIGHTS.get(chances.nextInt(LIGHTS.size()));
        svg.append(String.format(
                Locale.ROOT,
                "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %d %d' width='%d' height='%d'"
                        + " preserveAspectRatio='xMidYMid slice'>",
                width,
                height,
                width,
                height));
    }

    /** Told by what the hotel has; the seed decides where nothing tells. */
    static Setting settingOf(HotelView hotel) {
        Set<String> has = hotel.amenities().stream()
                .map(one -> one.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        if (has.stream().anyMatch(one -> one.contains("beach"))) {
            return Setting.SEA;
        }
        if (has.stream().anyMatch(one -> one.contains("ski"))) {
            return Setting.MOUNTAINS;
        }
        boolean green = has.contains("garden") || has.contains("bicycle_hire") || has.contains("pet_friendly");
        return green ? Setting.HILLS : Setting.CITY;
    }

    int chance(int from, int to) {
        return from + chances.nextInt(to - from + 1);
    }

    <T> T pick(List<T> things) {
        return things.get(chances.nextInt(things.size()));
    }

    boolean oneIn(int many) {
        return chances.nextInt(many) == 0;
    }

    Sketch rectangle(double x, double y, double width, double height, String fill) {
        return rounded(x, y, width, height, 0, fill);
    }

    Sketch rounded(double x, double y, double width, double height, double radius, String fill) {
        svg.append(String.format(
                Locale.ROOT,
                "<rect x='%.0f' y='%.0f' width='%.0f' height='%.0f'%s fill='%s'/>",
                x,
                y,
                width,
                height,
                radius == 0 ? "" : String.format(Locale.ROOT, " rx='%.0f'", radius),
                fill));
        return this;
    }

    Sketch circle(double x, double y, double radius, String fill) {
        svg.append(String.format(Locale.ROOT, "<circle cx='%.0f' cy='%.0f' r='%.0f' fill='%s'/>", x, y, radius, fill));
        return this;
    }

    Sketch ellipse(double x, double y, double wide, double high, String fill) {
        svg.append(String.format(
                Locale.ROOT, "<ellipse cx='%.0f' cy='%.0f' rx='%.0f' ry='%.0f' fill='%s'/>", x, y, wide, high, fill));
        return this;
    }

    Sketch path(String fill, String shape, int... values) {
        svg.append("<path d='")
                .append(filled(shape, values))
                .append("' fill='")
                .append(fill)
                .append("'/>");
        return this;
    }

    Sketch line(String stroke, double width, String shape, int... values) {
        svg.append("<path d='")
                .append(filled(shape, values))
                .append(String.format(
                        Locale.ROOT,
                        "' fill='none' stroke='%s' stroke-width='%.1f' stroke-linecap='round'/>",
                        stroke,
                        width));
        return this;
    }

    /** @param shape of an SVG path, with a {@code %d} for each value */
    private static String filled(String shape, int... values) {
        StringBuilder filled = new StringBuilder();
        int from = 0;
        for (int value : values) {
            int at = shape.indexOf("%d", from);
            filled.append(shape, from, at).append(value);
            from = at + 2;
        }
        return filled.append(shape, from, shape.length()).toString();
    }

    /** From one colour above to another below, all over a rectangle. */
    Sketch fading(String name, String above, String below, double x, double y, double width, double height) {
        svg.append(String.format(
                "<linearGradient id='%s' x2='0' y2='1'><stop stop-color='%s'/><stop offset='1' stop-color='%s'/>"
                        + "</linearGradient>",
                name, above, below));
        return rectangle(x, y, width, height, "url(#" + name + ")");
    }

    /** What follows, until {@link #end}, is moved and made smaller. */
    Sketch within(double x, double y, double scale) {
        svg.append(String.format(Locale.ROOT, "<g transform='translate(%.1f %.1f) scale(%.3f)'>", x, y, scale));
        return this;
    }

    /** What follows, until {@link #end}, is seen through a rectangle only. */
    Sketch through(String name, double x, double y, double width, double height) {
        svg.append(String.format(
                Locale.ROOT,
                "<clipPath id='%s'><rect x='%.0f' y='%.0f' width='%.0f' height='%.0f' rx='3'/></clipPath><g clip-path='url(#%s)'>",
                name,
                x,
                y,
                width,
                height,
                name));
        return this;
    }

    Sketch end() {
        svg.append("</g>");
        return this;
    }

    /** Sky, sun, and what one sees beyond: 640 by 480. */
    Sketch landscape(Setting setting) {
        fading("sky", light.above(), light.below(), 0, 0, 640, 480);
        circle(chance(60, 580), chance(60, 130), chance(24, 38), light.sun());
        cloud(chance(40, 560), chance(50, 150));
        cloud(chance(40, 560), chance(40, 120));
        switch (setting) {
            case SEA -> sea();
            case MOUNTAINS -> mountains();
            case HILLS -> hills();
            case CITY -> skyline();
        }
        return this;
    }

    private void cloud(double x, double y) {
        if (!light.lamps()) {
            ellipse(x, y, 46, 11, "#ffffff99").ellipse(x + 24, y - 8, 26, 10, "#ffffff99");
        }
    }

    private void sea() {
        path(light.far(), "M0 300Q%d 235 %d 290T640 296V330H0Z", chance(60, 200), chance(260, 420));
        String water = light.lamps() ? "#34507f" : pick(List.of("#4fa3b8", "#5aaecb", "#3f94a8"));
        fading("water", water, light.lamps() ? "#23395f" : "#a7dbdc", 0, 312, 640, 120);
        for (int i = 0; i < 9; i++) {
            int x = chance(0, 600);
            int y = chance(322, 392);
            line("#ffffff66", 2, "M%d %dh%d", x, y, chance(16, 46));
        }
        int boat = chance(40, 600);
        path("#fffdf5", "M%d 330l0 -34l24 30z", boat).path("#d9654b", "M%d 333h34l-7 9h-20z", boat - 5);
        path(light.lamps() ? "#8b8378" : "#f0dfb8", "M0 410Q160 386 330 404T640 396V480H0Z");
    }

    private void mountains() {
        for (int i = 0; i < 4; i++) {
            int x = 80 + i * 160 + chance(-40, 40);
            int top = chance(110, 190);
            path(light.far(), "M%d 360L%d %dL%d 360Z", x - 170, x, top, x + 180);
            path("#f8fbfc", "M%d %dL%d %dL%d %dl-18 -6l-16 14l-16 -12z", x - 27, top + 40, x, top, x + 29, top + 40);
        }
        path(light.lamps() ? "#b9c3d8" : "#eef4f7", "M0 360Q170 320 340 352T640 340V480H0Z");
        for (int i = 0; i < 10; i++) {
            fir(chance(0, 640), chance(352, 372), chance(22, 40));
        }
    }

    private void fir(int x, int foot, int high) {
        String green = light.lamps() ? "#24443f" : "#3f6f5d";
        path(green, "M%d %dl%d %dh%dz", x, foot - high, high / 3, high * 6 / 10, -high * 2 / 3);
        path(green, "M%d %dl%d %dh%dz", x, foot - high * 7 / 10, high / 2, high * 7 / 10, -high);
    }

    private void hills() {
        path(light.far(), "M0 330Q%d 210 320 300T640 270V480H0Z", chance(90, 230));
        path(light.near(), "M0 370Q%d 290 400 350T640 330V480H0Z", chance(120, 300));
        for (int i = 0; i < 7; i++) {
            int x = chance(0, 640);
            int y = chance(330, 360);
            ellipse(x, y, 8, chance(22, 34), light.lamps() ? "#2c4a3e" : "#4d7a58");
        }
        path(light.lamps() ? "#40583f" : "#9fbf82", "M0 405Q200 372 420 396T640 388V480H0Z");
    }

    private void skyline() {
        int x = -10;
        while (x < 640) {
            int width = chance(34, 70);
            int high = chance(70, 210);
            rectangle(x, 390 - high, width, high, light.far());
            for (int i = 0; i < high / 24; i++) {
                if (light.lamps() && oneIn(2)) {
                    rectangle(x + chance(6, width - 14), 398 - high + i * 22, 7, 9, "#ffd98a");
                }
            }
            x += width + chance(0, 8);
        }
        rectangle(0, 385, 640, 95, light.lamps() ? "#3b3f4c" : "#cfcabf");
        rectangle(0, 442, 640, 38, light.lamps() ? "#2b2e39" : "#a9a59c");
    }

    String done() {
        return svg.append("</svg>").toString();
    }
}
