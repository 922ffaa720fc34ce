package io.lodgeflow.scenarios.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.lodgeflow.domain.identity.Actor;
import io.lodgeflow.domain.identity.Role;
import io.lodgeflow.domain.money.Money;
import io.lodgeflow.engine.ProcessSteps;
import io.lodgeflow.scenarios.Http;
import io.lodgeflow.scenarios.TestHotel;
import io.lodgeflow.workflows.audit.Operator;
import io.lodgeflow.workflows.operations.BookingRepairs;
import io.lodgeflow.workflows.operations.GuestRepairs;
import io.lodgeflow.workflows.operations.RepairDesk;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;

/**
 * Every page with something on it, light and dark, on a desk, on a tablet and in Korean: it fits the width, has no text that
 * nobody has translated, and is kept as a picture for looking at.
 */
class EveryPageTest extends Browsing {

    private static final Operator OPERATOR =
            new Operator(new Actor("operations:usr_o"), Role.OPERATIONS, null, "192.0.2.1");

    private record Look(String name, int width, ColorScheme scheme, String language) {}

    private static final List<Look> LOOKS = List.of(
            new Look("light", 1440, ColorScheme.LIGHT, "en-GB"),
            new Look("dark", 1440, ColorScheme.DARK, "en-GB"),
            new Look("tablet", 820, ColorScheme.LIGHT, "en-GB"),
            new Look("korean", 1440, ColorScheme.LIGHT, "ko-KR"));

    /** Of what is stored in English: history, effects, tasks. */
    private static final Map<String, String> KOREAN_SENTENCES =
            Map.of("booking", "예약이 접수되었습니다", "batch", "예약이 취소됩니다.", "work", "환불을 승인 또는 거절");

    /**
     * What the product says by itself: heads, buttons, labels, chips, empty states, drawings. With two English words and no
     * Korean ones nobody has translated it. Cells and notes hold what people have written, in whatever language.
     */
    private static final String ENGLISH_TEXTS = """
        () => {
          const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          const found = new Set();
          while (texts.nextNode()) {
            const text = texts.currentNode.data.trim();
            const shown = texts.currentNode.parentElement;
            if (!shown.closest('th, button, label, nav, .chip, .empty, .segments, .djs-container')) continue;
            if (/[A-Za-z]{3,}[ ,.:]+[A-Za-z]{3,}/.test(text) && !/[가-힣]/.test(text)
                && text !== 'Demo Guest' && shown.getClientRects().length) found.add(text);
          }
          return [...found];
        }
        """;

    @Test
    void everyPageFitsAndSpeaksTheLanguage() {
        Map<String, String> pages = pages();
        List<String> faults = new ArrayList<>();
        for (Look look : LOOKS) {
            write("delete from page_session");
            Page page = newBrowser(look.width(), 900, look.scheme(), look.language());
            page.navigate("/sign-in");
            look(page, look, "sign-in", faults);
            page.locator("input[name=email]").fill("operations@demo.lodgeflow.example");
            page.locator("input[name=password]").fill(PASSWORD);
            page.locator("main button.primary").click();
            assertThat(page.locator(".who")).isVisible();
            pages.forEach((name, address) -> {
                page.navigate(address);
                look(page, look, name, faults);
            });
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void everyStepHasAKoreanName() {
        ResourceBundle korean = ResourceBundle.getBundle("pages/operations", Locale.KOREAN);
        assertThat(lodgeflow.bean(ProcessSteps.class).names().keySet())
                .allSatisfy(step ->
                        assertThat(korean.containsKey("step." + step)).as(step).isTrue());
    }

    private static void look(Page page, Look look, String name, List<String> faults) {
        if (page.locator(".diagram").count() > 0) {
            assertThat(page.locator(".diagram .djs-shape").first()).isVisible();
        }
        String at = name + " " + look.name() + ": ";
        int wider = ((Number) page.evaluate("document.documentElement.scrollWidth - window.innerWidth")).intValue();
        if (wider > 0) {
            faults.add(at + wider + " pixels wider than the window");
        }
        String text = page.locator("body").innerText();
        if (text.contains("??")) {
            faults.add(at + "a text that nobody has written: "
                    + text.substring(text.indexOf("??"), Math.min(text.length(), text.indexOf("??") + 60)));
        }
        if (look.name().equals("korean")) {
            ((List<?>) page.evaluate(ENGLISH_TEXTS)).forEach(english -> faults.add(at + "in English: " + english));
        }
        if (look.name().equals("korean") && !text.contains(KOREAN_SENTENCES.getOrDefault(name, ""))) {
            faults.add(at + "'" + KOREAN_SENTENCES.get(name) + "' is missing");
        }
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(java.nio.file.Path.of("target/pictures-of-pages/every", name + "-" + look.name() + ".png")));
    }

    /** By name, in the order of the menu. */
    private Map<String, String> pages() {
        TestHotel hotel = TestHotel.in(lodgeflow, "Looktown", -60, 6, 2);
        TestHotel.in(lodgeflow, "Looktown", -59.99, 4, 1);
        LocalDate today = hotel.today().plusDays(2);
        String inHouse = paid(guest, hotel.wish("standard", "flexible", today.minusDays(1), 3));
        String leaving = paid(korean, hotel.wish("standard", "flexible", today.minusDays(1), 1));
        String arriving = paid(guest, hotel.wish("suite", "flexible", today, 2));
        paid(korean, hotel.wish("standard", "flexible", today, 4));
        String broken = paid(guest, hotel.wish("standard", "flexible", today.plusDays(1), 2));
        lodgeflow.settle();
        write("update reservation set wishes = 'LOOKED_AT' where id = ?", broken);
        travelTo(hotel, today.minusDays(1), "15:30");
        done(operations, inHouse, "check-in", null);
        done(operations, leaving, "check-in", null);
        travelTo(hotel, today, "16:30");
        RepairDesk desk = lodgeflow.bean(RepairDesk.class);
        desk.perform(arriving, new GuestRepairs.AddNote(), "Arrives late, called twice", null, OPERATOR)
                .orThrow();
        String far = paid(guest, hotel.wish("standard", "flexible", today.plusDays(60), 8));
        desk.perform(
                        far,
                        new BookingRepairs.Refund(Money.parse("700.00", "EUR")),
                        "Noise from the works",
                        null,
                        OPERATOR)
                .orThrow();
        String closing = closure();
        lodgeflow.settle();
        String batch = operations
                .post(
                        "/v1/operations/repair-batches",
                        Map.of(
                                "reservationIds",
                                List.of(arriving, far, inHouse),
                                "kind",
                                "CANCEL",
                                "reason",
                                "Water damage",
                                "perMinute",
                                600))
                .at("/id");
        lodgeflow.settle();
        String cause = lodgeflow
                .jdbc()
                .queryForList(
                        "select fingerprint from workflow_incident where reservation_id = ? and closed_at is null",
                        String.class,
                        broken)
                .getFirst();
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("overview", "/operations");
        pages.put("process", "/operations/processes/reservation");
        pages.put("find", "/operations/bookings?hotel=" + hotel.id());
        pages.put("find-nothing", "/operations/bookings?hotel=htl_unknown");
        pages.put("booking", "/operations/bookings/" + arriving);
        pages.put("booking-failed", "/operations/bookings/" + broken);
        pages.put("booking-refund", "/operations/bookings/" + far);
        pages.put("points", "/operations/bookings/" + arriving + "/points");
        pages.put("incidents", "/operations/incidents");
        pages.put("group", "/operations/bookings?cause=" + cause);
        pages.put("batch", "/operations/batches/" + batch);
        pages.put("late", "/operations/late");
        pages.put("closures", "/operations/closures");
        pages.put("closure", "/operations/closures/" + closing);
        pages.put("closure-new", "/operations/closures/new");
        pages.put("versions", "/operations/versions");
        pages.put("version-change", "/operations/versions/change?process=reservation");
        pages.put("work", "/front-desk/work");
        pages.put("audit", "/operations/audit");
        pages.put("time-travel", "/operations/time-travel");
        pages.put("time-travel-booking", "/operations/time-travel?booking=" + arriving);
        pages.put("desk-today", "/front-desk?hotel=" + hotel.id());
        pages.put("rack", "/front-desk/rack?hotel=" + hotel.id());
        pages.put("house", "/front-desk/house?hotel=" + hotel.id());
        return pages;
    }

    private String closure() {
        TestHotel closing = TestHotel.in(lodgeflow, "Shuttown", -66, 3, 1);
        TestHotel.in(lodgeflow, "Shuttown", -65.99, 3, 1);
        paid(guest, closing.wish("standard", "flexible", closing.today().plusDays(30), 2));
        paid(korean, closing.wish("standard", "flexible", closing.today().plusDays(32), 1));
        Http.Answer started = operations
                .once()
                .post(
                        "/v1/operations/hotel-closures",
                        Map.of("hotelId", closing.id(), "reason", "Sold to an investor", "answerWithinDays", 7));
        assertThat(started.status()).as(started.text()).isEqualTo(201);
        return started.at("/closure/id");
    }
}
