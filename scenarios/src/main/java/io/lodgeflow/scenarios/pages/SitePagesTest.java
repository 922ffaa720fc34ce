package io.lodgeflow.scenarios.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.lodgeflow.scenarios.Http;
import io.lodgeflow.scenarios.TestHotel;
import io.lodgeflow.testkit.Browsers;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A guest looks for a stay: from the first page to the offer that is booked, on a phone and on a desk. */
class SitePagesTest extends Browsing {

    @Test
    void aGuestComesFromTheFirstPageToTheOfferThatIsBooked() {
        for (int width : new int[] {390, 1440}) {
            TestHotel hotel = TestHotel.in(lodgeflow, "Findtown" + width, -50 - width / 100.0, 4, 1);
            LocalDate arrival = hotel.today().plusDays(20);
            Page page = newBrowser(width, 850, ColorScheme.LIGHT, "en-GB");
            page.navigate("/");
            ready(page);
            page.getByLabel("Where to?").first().pressSequentially("findtówn" + width);
            page.locator("#suggestions [role=option]").first().click();
            assertThat(page.getByLabel("Where to?").first()).hasValue("Findtown" + width);
            page.getByLabel("Arrival").fill(arrival.toString());
            page.getByLabel("Departure").fill(arrival.plusDays(3).toString());
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Search"))
                    .click();

            Locator card = page.locator("[data-hotel='" + hotel.id() + "']");
            assertThat(card).containsText("€270.00");
            assertThat(card).containsText("Only 4 left");
            String shared = page.url();
            assertThat(shared).contains("place=Findtown" + width).doesNotContain("childAges");
            picture(page, "site-search-" + width);
            card.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("See rooms"))
                    .click();

            Locator offer = page.locator(
                    "[data-type='" + hotel.typeId("standard") + "'] [data-plan='" + hotel.planId("flexible") + "']");
            assertThat(offer).containsText("€300.00");
            assertThat(offer).containsText("Free cancellation until");
            picture(page, "site-hotel-" + width);
            String book = offer.getByRole(AriaRole.LINK).getAttribute("href");
            assertThat(book)
                    .isEqualTo("/book?hotelId=" + hotel.id() + "&roomTypeId=" + hotel.typeId("standard")
                            + "&ratePlanId="
                            + hotel.planId("flexible") + "&arrival=" + arrival + "&departure=" + arrival.plusDays(3)
                            + "&adults=2&rooms=1&expectedTotal=300.00&currency=EUR");
            page.goBack();
            assertThat(page).hasURL(shared);
            assertThat(card).containsText("€270.00");
        }
    }

    /** Whoever opens an address sees what was seen there, in another browser and without scripts. */
    @Test
    void anAddressIsShared() {
        TestHotel hotel = TestHotel.in(lodgeflow, "Sharetown", -53, 4, 1);
        TestHotel other = TestHotel.in(lodgeflow, "Sharetown", -53.01, 4, 1);
        LocalDate arrival = hotel.today().plusDays(20);
        Page page = newBrowser();
        page.navigate(search("Sharetown", arrival, 2, 1));
        assertThat(page.locator("h1")).hasText("Sharetown: 2 hotels");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Lowest price"))
                .click();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(Pattern.compile("^suite")))
                .click();
        assertThat(page.locator(".hit")).hasCount(2);
        assertThat(page.locator(".hit").first()).containsText("€675.00");
        assertThat(page).hasURL(Pattern.compile("type=suite&sort=price"));

        BrowserContext plain = Browsers.shared()
                .newContext(new Browser.NewContextOptions()
                        .setBaseURL(lodgeflow.uri().toString())
                        .setJavaScriptEnabled(false));
        try {
            Page shared = plain.newPage();
            shared.navigate(page.url());
            assertThat(shared.locator(".hit").allInnerTexts())
                    .isEqualTo(page.locator(".hit").allInnerTexts())
                    .hasSize(2);
            assertThat(shared.locator("[aria-current]").allInnerTexts())
                    .isEqualTo(page.locator("[aria-current]").allInnerTexts());
            chooseInTheCalendar(shared, other, arrival);
        } finally {
            plain.close();
        }
        page.goBack();
        assertThat(page.locator(".hit").first()).containsText("€270.00");
        chooseInTheCalendar(page, hotel, arrival);
    }

    private static void chooseInTheCalendar(Page page, TestHotel hotel, LocalDate arrival) {
        page.navigate("/hotels/" + hotel.id() + "?month=" + arrival.toString().substring(0, 7));
        page.locator("[data-date='" + arrival + "'] a").click();
        assertThat(page.locator("#calendar-title")).hasText("Now choose the day you leave");
        page.locator("[data-date='" + arrival.plusDays(1) + "'] a").click();
        assertThat(page.locator("#rooms .offer")).hasCount(8);
        assertThat(page.locator("#arrival")).hasValue(arrival.toString());
        assertThat(page.locator("#departure")).hasValue(arrival.plusDays(1).toString());
    }

    @Test
    void soldOutAndClosedDatesAreToldAndNotToBeChosen() {
        TestHotel hotel = TestHotel.in(lodgeflow, "Fulltown", -54, 1, 1);
        LocalDate full = hotel.today().plusDays(40);
        placed(guest, hotel.wish("standard", "flexible", full, 2));
        placed(guest, hotel.wish("suite", "flexible", full, 1));
        Page page = newBrowser(390, 850, ColorScheme.DARK, "en-GB");
        page.navigate("/hotels/" + hotel.id() + "?month=" + full.toString().substring(0, 7));
        Locator day = page.locator("[data-date='" + full + "']");
        assertThat(day).hasClass(Pattern.compile("sold_out"));
        assertThat(day.locator("a")).hasCount(0);
        assertThat(day).containsText("sold out");

        page.navigate("/hotels/" + hotel.id() + "?arrival=" + full + "&departure=" + full.plusDays(2));
        assertThat(page.locator("#rooms .note").first()).containsText("Nothing here is free");
        assertThat(page.locator("#rooms .offer")).hasCount(0);
        picture(page, "site-sold-out");
        page.navigate(search("Fulltown", full, 2, 1));
        assertThat(page.locator(".empty")).containsText("Nothing fits all of this");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(Pattern.compile("without dates")))
                .click();
        assertThat(page.locator(".hit")).hasCount(1);

        LocalDate late = hotel.today().plusDays(200);
        page.navigate("/hotels/" + hotel.id() + "?month=" + late.toString().substring(0, 7));
        assertThat(page.locator("[data-date='" + late + "']")).hasClass(Pattern.compile("closed"));
        page.navigate("/hotels/" + hotel.id() + "?arrival=" + full.plusDays(1));
        assertThat(page.locator("[data-date='" + full.plusDays(2) + "'] a")).hasCount(1);
    }

    @Test
    void whatNobodyCanMeanIsToldOnThePage() {
        TestHotel hotel = TestHotel.in(lodgeflow, "Oddtown", -55, 2, 1);
        LocalDate day = hotel.today().plusDays(9);
        Map<String, String> told = new LinkedHashMap<>();
        told.put("arrival=" + day + "&departure=" + day.minusDays(1), "before the day you arrive");
        told.put("arrival=2020-01-01&departure=2020-01-02", "is over");
        told.put("arrival=" + day + "&departure=" + day.plusDays(91), "at most 90 nights");
        told.put("arrival=tomorrow&departure=31.12.", "is no date");
        told.put("departure=" + day, "Choose the day you arrive");
        told.put("rooms=31", "1 to 10 rooms");
        told.put("adults=0", "1 to 30 adults");
        told.put("childAges=5,-1,200", "0 to 17 years");
        told.put("arrival=%00&adults=%EA%B0%80&rooms=1e9", "is no date");
        Page page = newBrowser(390, 850, ColorScheme.LIGHT, "en-GB");
        for (String path : List.of("/search?place=Oddtown&", "/hotels/" + hotel.id() + "?")) {
            told.forEach((asked, words) -> {
                assertThat(page.navigate(path + asked).status()).as(asked).isEqualTo(200);
                assertThat(page.getByRole(AriaRole.ALERT)).containsText(words);
            });
        }
        picture(page, "site-fault");
        for (String asked : List.of(
                "arrival=" + day,
                "arrival=" + day + "&departure=",
                "stars=9,x",
                "amenities=%3Cb%3E",
                "price=EUR5-1",
                "sort=up",
                "cursor=no",
                "type=" + "x".repeat(300))) {
            assertThat(page.navigate("/search?place=Oddtown&" + asked).status())
                    .as(asked)
                    .isEqualTo(200);
            assertThat(page.locator("h1")).containsText("Oddtown");
        }
        for (String missing : List.of("/hotels/nonsense", "/hotels/no/such", "/search/no/such")) {
            assertThat(page.navigate(missing).status()).as(missing).isEqualTo(404);
            assertThat(page.locator("main")).containsText("We could not find that");
            assertThat(page.locator("header.top")).isVisible();
        }
    }

    /** The same on the result, on the hotel's page and in the API, whatever is asked for. */
    @Test
    void aPriceIsTheSameWhereverItStands() {
        Random random = new Random(20);
        TestHotel hotel = TestHotel.in(lodgeflow, "Pricetown", -56, 6, 3);
        write(
                "update room_type_night set price_minor = price_minor + 37 * mod(dayofyear(stay_date), 11)"
                        + " where room_type_id in (?, ?)",
                hotel.typeId("standard"),
                hotel.typeId("suite"));
        Page page = newBrowser();
        for (int i = 0; i < 8; i++) {
            LocalDate arrival = hotel.today().plusDays(1 + random.nextInt(100));
            int nights = 1 + random.nextInt(9);
            int adults = 1 + random.nextInt(4);
            int rooms = adults > 2 ? 2 : 1 + random.nextInt(2);
            Http.Answer api = anonymous.get("/v1/hotels/" + hotel.id() + "/availability?arrival=" + arrival
                    + "&departure=" + arrival.plusDays(nights) + "&guests=" + adults + "&rooms=" + rooms);
            List<String> totals = new ArrayList<>();
            for (JsonNode type : api.json().at("/roomTypes")) {
                for (JsonNode offer : type.at("/offers")) {
                    totals.add(type.at("/roomTypeId").asString() + " "
                            + offer.at("/ratePlanId").asString() + " "
                            + offer.at("/total/amount").asString());
                }
            }
            page.navigate(search("Pricetown", arrival, adults, rooms)
                    .replace("departure=" + arrival.plusDays(3), "departure=" + arrival.plusDays(nights)));
            String found = page.locator(".hit .amount").getAttribute("data-total");
            page.locator(".hit h2 a").click();
            assertThat(page.locator("#rooms .offer")).hasCount(8);
            List<String> shown = new ArrayList<>();
            for (Locator offer : page.locator("#rooms .offer").all()) {
                shown.add(offer.locator("xpath=ancestor::article").getAttribute("data-type") + " "
                        + offer.getAttribute("data-plan") + " "
                        + offer.locator(".amount").getAttribute("data-total"));
            }
            assertThat(shown).containsExactlyInAnyOrderElementsOf(totals);
            assertThat(totals).anyMatch(total -> total.endsWith(" " + found));
        }
    }

    /** At every width, in both languages, light and dark: it fits, is translated, and has one heading and named landmarks. */
    @Test
    void everyPageFitsAndSpeaksTheLanguage() {
        TestHotel hotel = TestHotel.in(lodgeflow, "Looktown", -57, 4, 1);
        LocalDate arrival = hotel.today().plusDays(20);
        Map<String, String> pages = Map.of(
                "front", "/",
                "search", search("Looktown", arrival, 2, 1),
                "everywhere", "/search",
                "hotel", "/hotels/" + hotel.id() + "?arrival=" + arrival + "&departure=" + arrival.plusDays(3),
                "hotel-no-dates", "/hotels/" + hotel.id(),
                "fault", "/search?rooms=31",
                "missing", "/hotels/nonsense");
        List<String> faults = new ArrayList<>();
        for (int width : new int[] {390, 820, 1024, 1440}) {
            for (String language : List.of("en-GB", "ko-KR")) {
                ColorScheme scheme = width % 20 == 0 ? ColorScheme.DARK : ColorScheme.LIGHT;
                Page page = newBrowser(width, 900, scheme, language);
                pages.forEach((name, address) -> {
                    page.navigate(address);
                    String at = name + "-" + width + "-" + language;
                    faults.addAll(faultsOf(page, language).stream()
                            .map(fault -> at + ": " + fault)
                            .toList());
                    page.screenshot(new Page.ScreenshotOptions()
                            .setFullPage(true)
                            .setPath(Path.of("target/pictures-of-pages/site", at + ".png")));
                });
            }
        }
        assertThat(faults).isEmpty();
    }

    private static List<String> faultsOf(Page page, String language) {
        List<String> faults = new ArrayList<>();
        int wider = ((Number) page.evaluate("document.documentElement.scrollWidth - window.innerWidth")).intValue();
        if (wider > 0) {
            faults.add(wider + " pixels wider than the window");
        }
        String text = page.locator("body").innerText();
        if (text.contains("??")) {
            faults.add("a text that nobody has written");
        }
        if (page.locator("h1").count() != 1) {
            faults.add("headings: " + page.locator("h1").count());
        }
        if (!language.startsWith(page.locator("html").getAttribute("lang"))) {
            faults.add("language");
        }
        ((List<?>) page.evaluate("""
                () => [...document.querySelectorAll('img:not([width]), img:not([alt]), input:not([type=hidden]), select, nav')]
                    .filter(one => one.matches('img') || (one.matches('nav') ? !one.ariaLabel
                        : !one.ariaLabel && !(one.labels || []).length))
                    .map(one => one.outerHTML.slice(0, 80))
                """)).forEach(nameless -> faults.add("without a name or a size: " + nameless));
        return faults;
    }

    @Test
    void picturesAreDrawnOnceAndKept() {
        TestHotel hotel = hotel(1, 1);
        String address = "/pictures/hotels/" + hotel.id() + ".svg";
        Http.Answer drawn = anonymous.get(address);
        assertThat(drawn.header("Content-Type").orElseThrow()).startsWith("image/svg+xml");
        assertThat(drawn.header("Cache-Control").orElseThrow()).contains("max-age=604800");
        assertThat(anonymous.get(address).text()).isEqualTo(drawn.text());
        assertThat(anonymous
                        .with("If-None-Match", drawn.header("ETag").orElseThrow())
                        .get(address)
                        .status())
                .isEqualTo(304);
        String standard = anonymous
                .get("/pictures/hotels/" + hotel.id() + "/" + hotel.typeId("standard") + ".svg")
                .text();
        assertThat(standard)
                .isNotEqualTo(anonymous
                        .get("/pictures/hotels/" + hotel.id() + "/" + hotel.typeId("suite") + ".svg")
                        .text());
        assertThat(anonymous.get("/pictures/hotels/nonsense.svg").status()).isEqualTo(404);
    }

    @Test
    void staffComeFromTheFrontPageToTheirOwn() {
        Page page = newBrowser();
        page.navigate("/");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Staff sign in"))
                .click();
        fillSignIn(page, "frontdesk", PASSWORD);
        assertThat(page.locator(".who")).isVisible();
        page.navigate("/");
        assertThat(page).hasURL(Pattern.compile("/front-desk$"));
    }

    private static String search(String place, LocalDate arrival, int adults, int rooms) {
        return "/search?place=" + place + "&arrival=" + arrival + "&departure=" + arrival.plusDays(3) + "&adults="
                + adults + "&rooms=" + rooms;
    }
}
