package io.lodgeflow.scenarios.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.lodgeflow.scenarios.TestHotel;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A guest books in the browser, and comes back to the booking. */
class BookPagesTest extends Browsing {

    /** On the whole way, from the front page; typing besides. */
    private static final int MOST_TAPS = 12;

    private int taps;

    private void tap(Locator what) {
        taps++;
        what.click();
    }

    /** A finger has to go to the field first. */
    private void write(Locator where, String what) {
        taps++;
        where.fill(what);
    }

    @Test
    void fromTheFrontPageToAPaidStayInFewTaps() {
        TestHotel hotel = TestHotel.in(lodgeflow, "Tapville", -50, 2, 1);
        Page page = newBrowser(390, 844, ColorScheme.LIGHT, "en-GB");
        page.navigate("/");
        write(page.locator("#place"), "Tapville");
        write(page.locator("#arrival"), hotel.today().plusDays(60).toString());
        write(page.locator("#departure"), hotel.today().plusDays(62).toString());
        tap(page.locator("form.finder button[type=submit]"));
        tap(page.locator("h2 a[href*='/hotels/" + hotel.id() + "']"));
        tap(page.locator("[data-type='" + hotel.typeId("standard") + "'] [data-plan='" + hotel.planId("flexible")
                + "'] a.primary"));
        look(page, "book-1-stay-phone");
        tap(page.getByText("I accept these terms."));
        tap(page.locator("main button.primary"));
        write(page.getByLabel("Name of the guest"), "Ada Guest");
        write(page.getByLabel("E-mail"), "ada@example.com");
        look(page, "book-2-guest-phone");
        tap(page.locator("main button.primary"));
        assertThat(page.locator("[data-count]")).hasText(Pattern.compile("1[45]:\\d\\d"));
        assertThat(page.locator("[data-own-time]")).containsText("For you:");
        look(page, "book-3-payment-phone");
        tap(page.locator("#part button.primary"));
        lodgeflow.settle();
        assertThat(page.locator("h1")).hasText("Your booking is confirmed and paid");
        look(page, "my-booking-phone");
        assertThat(taps).isLessThanOrEqualTo(MOST_TAPS);

        page.goBack(); // the payment: it shows what it is now
        assertThat(page.locator("h1")).hasText("Your booking is confirmed and paid");
        assertThat(column("select id from reservation where hotel_id = ?", hotel.id()))
                .hasSize(1);
        assertBooksAreRight();
    }

    @Test
    void aBankAsksAndADeclinedCardIsFollowedByAnother() {
        TestHotel hotel = hotel(2, 1);
        Page page = atPayment(hotel, newBrowser());
        String id = idIn(page);
        page.getByLabel("Card").selectOption("tok_declined");
        page.locator("#part button.primary").click();
        lodgeflow.settle();
        assertThat(page.locator("#part .bad")).containsText("still held");
        look(page, "book-3-declined");
        page.getByLabel("Card").selectOption("tok_needs_action");
        page.locator("#part button.primary").click();
        lodgeflow.settle();
        Locator confirm = page.locator("a[target=_blank]");
        assertThat(confirm).isVisible();
        look(page, "book-3-bank-asks");
        Page bank = page.waitForPopup(confirm::click);
        look(bank, "bank");
        bank.locator("button[value=approved]").click();
        assertThat(bank.locator("#part[data-state=approved]")).isVisible();
        lodgeflow.settle();
        assertThat(page.locator("h1")).hasText("Your booking is confirmed and paid");
        assertThat(moved(id)).isEqualTo(20_000);
    }

    @Test
    void aDoubleClickBooksOnceAndPaysOnce() {
        TestHotel hotel = hotel(4, 1);
        Page page = newBrowser();
        page.navigate(address(hotel, "flexible"));
        page.getByText("I accept these terms.").click();
        page.locator("main button.primary").click();
        page.getByLabel("Name of the guest").fill("Ada Guest");
        page.getByLabel("E-mail").fill("ada@example.com");
        page.locator("main button.primary").dblclick();
        assertThat(page.locator("#part[data-state=PAYABLE]")).isVisible();
        String id = idIn(page);
        page.locator("#part button.primary").dblclick();
        lodgeflow.settle();
        assertThat(page.locator("h1")).hasText("Your booking is confirmed and paid");
        page.reload();
        assertThat(column("select id from reservation where hotel_id = ?", hotel.id()))
                .hasSize(1);
        assertThat(moved(id)).isEqualTo(20_000);
    }

    @Test
    void theBookingsPageFollowsWhatHappens() {
        TestHotel hotel = hotel(2, 1);
        Page page = atPayment(hotel, newBrowser());
        page.locator("#part button.primary").click();
        lodgeflow.settle();
        assertThat(page.locator("#state[data-state=PAID]")).isVisible();
        String id = idIn(page);
        travelTo(hotel, hotel.today().plusDays(59), "15:30");
        String room = read(id).json().at("/assignedRooms/0/number").asString();
        assertThat(page.locator("#state .big")).containsText(room);
        look(page, "my-booking-room");

        page.navigate(page.url().replace("?", "/change?"));
        page.getByLabel("Departure").fill(hotel.today().plusDays(4).toString());
        page.locator("form[method=get] button").click();
        assertThat(page.locator("#quote")).containsText("Change and pay");
        look(page, "change-quote");
        page.goBack();
        page.goBack();
        page.navigate(page.url().replace("?", "/cancel?"));
        look(page, "cancel-quote");
        String refund = page.locator("[data-refund]").textContent();
        page.locator("button.danger").click();
        assertThat(page.locator("h1")).hasText("Your booking is canceled");
        lodgeflow.settle();
        assertThat(refund).isEqualTo("€%d.%02d".formatted((20_000 - moved(id)) / 100, (20_000 - moved(id)) % 100));
        look(page, "my-booking-canceled");
    }

    @Test
    void anEndedHoldLeadsToTheSameAgain() {
        TestHotel hotel = hotel(1, 1);
        Page page = atPayment(hotel, newBrowser());
        advance(Duration.ofMinutes(20));
        lodgeflow.settle();
        page.reload();
        look(page, "book-over");
        page.locator("#part a.primary").click();
        assertThat(page.locator("h1")).hasText("Your stay and its terms");
    }

    @Test
    void anAccountSeesItsBookings() {
        TestHotel hotel = hotel(2, 1);
        String id = paid(guest, hotel.wish("standard", "flexible", hotel.today().plusDays(30), 2));
        Page page = newBrowser();
        page.navigate("/my-booking");
        look(page, "find-booking");
        page.locator("main a.button").click();
        fillSignIn(page, "guest.en", PASSWORD);
        assertThat(page.locator("h1")).hasText("My bookings");
        look(page, "my-bookings");
        page.locator("a[href='/my-booking/" + id + "']").click();
        assertThat(page.locator("#state[data-state=PAID]")).isVisible();
        assertThat(anonymous.get("/my-booking/" + id).status()).isEqualTo(404);

        Page staff = signedIn("operations");
        staff.navigate(page.url());
        assertThat(staff.locator("main")).containsText("for guests");
    }

    /** Kept as pictures; each fits its width and says nothing that nobody has translated. */
    @Test
    void everyStepFitsInBothLanguagesAndThemes() {
        TestHotel hotel = hotel(9, 1);
        for (String language : List.of("en-GB", "ko-KR")) {
            for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                for (int width : List.of(390, 820, 1024, 1440)) {
                    Page page = newBrowser(width, 900, scheme, language);
                    String name = language.substring(0, 2) + "-" + scheme.name().toLowerCase(java.util.Locale.ROOT)
                            + "-" + width;
                    page.navigate(address(hotel, "deposit"));
                    look(page, "every/stay-" + name);
                    page.locator("input[name=terms]").check();
                    page.locator("main button.primary").click();
                    page.locator("main button.primary").click();
                    assertThat(page.locator(".fault").first()).isVisible();
                    look(page, "every/guest-" + name);
                    if (width == 390 || width == 1440) {
                        page.locator("input[name=name]").fill("김민지");
                        page.locator("input[name=email]").fill("minji@example.com");
                        page.locator("main button.primary").click();
                        assertThat(page.locator("#part")).isVisible();
                        look(page, "every/payment-" + name);
                        page.navigate(page.locator("#part form a.button").getAttribute("href"));
                        look(page, "every/held-" + name);
                        page.locator("#state a.button[href*=cancel]").click();
                        page.locator("button.danger").click();
                        assertThat(page.locator("#state[data-state=CANCELED]")).isVisible();
                        look(page, "every/canceled-" + name);
                        page.navigate(address(hotel, "pay_at_hotel").replace("200.00", "190.00"));
                        look(page, "every/price-" + name);
                    }
                    page.context().close();
                }
            }
        }
    }

    private static void look(Page page, String name) {
        int wider = ((Number) page.evaluate("document.documentElement.scrollWidth - window.innerWidth")).intValue();
        assertThat(wider).as(name + " is wider than its window").isLessThanOrEqualTo(0);
        assertThat(page.locator("body").innerText()).as(name).doesNotContain("??");
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(java.nio.file.Path.of("target/pictures-of-pages/book", name + ".png")));
    }

    private Page atPayment(TestHotel hotel, Page page) {
        page.navigate(address(hotel, "flexible"));
        page.getByText("I accept these terms.").click();
        page.locator("main button.primary").click();
        page.getByLabel("Name of the guest").fill("Ada Guest");
        page.getByLabel("E-mail").fill("ada@example.com");
        page.locator("main button.primary").click();
        assertThat(page.locator("#part[data-state=PAYABLE]")).isVisible();
        return page;
    }

    private static String idIn(Page page) {
        return page.url().replaceAll(".*/(res_[^/?]+).*", "$1");
    }

    private static String address(TestHotel hotel, String plan) {
        LocalDate arrival = hotel.today().plusDays(60);
        return "/book?hotelId=" + hotel.id() + "&roomTypeId=" + hotel.typeId("standard") + "&ratePlanId="
                + hotel.planId(plan) + "&arrival=" + arrival + "&departure=" + arrival.plusDays(2)
                + "&adults=2&rooms=1&expectedTotal=200.00&currency=EUR";
    }
}
