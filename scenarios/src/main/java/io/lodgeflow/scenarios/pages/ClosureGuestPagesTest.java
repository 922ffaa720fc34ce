package io.lodgeflow.scenarios.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.lodgeflow.scenarios.Http;
import io.lodgeflow.scenarios.TestHotel;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A guest whose hotel closes chooses by the link of the message, without signing in. */
class ClosureGuestPagesTest extends Browsing {

    private static final Pattern LINK = Pattern.compile("/bookings/[^/]+/closure\\?key=\\S+");
    private static final AtomicInteger CITY = new AtomicInteger();

    private final int city = CITY.incrementAndGet();
    private final TestHotel hotel = hotelAt(0, 4);
    private final LocalDate arrival = hotel.today().plusDays(30);

    private TestHotel hotelAt(double north, int standardRooms) {
        return TestHotel.in(lodgeflow, "Linktown " + city, 40 + 2 * city + north, standardRooms, 1);
    }

    @Test
    void theGuestMovesToAnotherHotel() {
        TestHotel near = hotelAt(0.01, 2);
        TestHotel far = hotelAt(0.05, 2);
        String id = paid(guest, hotel.wish("standard", "flexible", arrival, 2));
        closed();
        String link = linkOf(id);
        Page page = newBrowser(1100, 1000, ColorScheme.LIGHT, "en-GB");
        page.navigate(link);
        assertThat(page.locator("#part[data-state=OPEN]")).containsText("200.00 EUR");
        assertThat(page.locator("[data-hotel='" + far.id() + "']")).isVisible();
        picture(page, "guest-closure");
        page.locator("[data-hotel='" + near.id() + "'] button").click();
        assertThat(page.locator("#part[data-state=MOVED]")).containsText("confirmation number");
        picture(page, "guest-closure-moved");
        assertThat(status(id)).isEqualTo("refunded");
        assertThat(moved(id)).isZero();
        assertThat(sold(near, "standard", arrival, 2)).containsExactly(1, 1);

        page.navigate(link);
        assertThat(page.locator("#part[data-state=MOVED]")).isVisible();
        assertThat(page.locator("#part button")).hasCount(0);
        assertBooksAreRight();
    }

    @Test
    void aKoreanGuestTakesTheMoneyInKoreanWhateverTheBrowserSpeaks() {
        hotelAt(0.01, 2);
        String id = paid(korean, hotel.wish("standard", "non_refundable", arrival, 2));
        closed();
        Page page = newBrowser(420, 900, ColorScheme.DARK, "en-GB");
        page.navigate(linkOf(id));
        assertThat(page.locator("h1")).hasText("예약하신 호텔의 영업 종료 안내");
        assertThat(page.locator("html")).hasAttribute("lang", "ko");
        page.getByText("English").click();
        assertThat(page.locator("h1")).hasText("Your hotel is closing");
        page.getByText("한국어").click();
        assertThat(page.locator("h1")).hasText("예약하신 호텔의 영업 종료 안내");
        picture(page, "guest-closure-ko-dark");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("예약 취소 및 전액 환불"))
                .click();
        assertThat(page.locator("#part[data-state=REFUND_CHOSEN]")).containsText("환불");
        assertThat(status(id)).isEqualTo("refunded");
        assertThat(moved(id)).isZero();
    }

    @Test
    void whoChoosesTwiceIsTooLateOrFindsTheRoomsGoneIsToldSo() {
        TestHotel small = hotelAt(0.01, 1);
        String twice = paid(guest, hotel.wish("standard", "flexible", arrival, 2));
        String late = paid(guest, hotel.wish("standard", "flexible", arrival, 2));
        closed();
        Page page = newBrowser();
        page.navigate(linkOf(twice));
        Page other = newBrowser();
        other.navigate(linkOf(twice));
        placed(korean, small.wish("standard", "pay_at_hotel", arrival, 1));
        placed(korean, small.wish("suite", "pay_at_hotel", arrival, 1));
        page.locator("[data-hotel='" + small.id() + "'] button").click();
        assertThat(page.locator("#part .bad")).containsText("are gone meanwhile");
        assertThat(status(twice)).isEqualTo("paid");
        page.getByText("Cancel and refund everything").click();
        assertThat(page.locator("#part[data-state=REFUND_CHOSEN]")).isVisible();
        other.getByText("Cancel and refund everything").click();
        assertThat(other.locator("#part .bad")).containsText("You have chosen already");

        Page slow = newBrowser();
        slow.navigate(linkOf(late));
        advance(Duration.ofDays(8));
        slow.getByText("Cancel and refund everything").click();
        assertThat(slow.locator("#part[data-state=REFUND_BY_DEFAULT]")).isVisible();
        picture(slow, "guest-closure-late");
        assertThat(moved(late)).isZero();
        assertBooksAreRight();
    }

    @Test
    void theKeyOfOneBookingOpensNoOther() {
        String one = paid(guest, hotel.wish("standard", "flexible", arrival, 2));
        String other = paid(guest, hotel.wish("standard", "flexible", arrival, 2));
        closed();
        assertThat(anonymous.get(linkOf(one).replace(one, other)).status()).isEqualTo(404);
        assertThat(anonymous.get("/bookings/" + one + "/closure?key=").status()).isEqualTo(404);
        assertThat(anonymous.get(linkOf(one).replace("/closure", "/payment")).status())
                .isEqualTo(404);
        Page page = newBrowser();
        page.navigate(linkOf(one));
        assertThat(page.locator("#part[data-state=OPEN]")).containsText("We found no other hotel");
    }

    private void closed() {
        Http.Answer started = operations
                .once()
                .post(
                        "/v1/operations/hotel-closures",
                        Map.of("hotelId", hotel.id(), "reason", "Sold to an investor", "answerWithinDays", 7));
        assertThat(started.status()).as(started.text()).isEqualTo(201);
        lodgeflow.settle();
    }

    private String linkOf(String id) {
        Matcher link = LINK.matcher(lastMail(id, "hotel_closure"));
        assertThat(link.find()).isTrue();
        return link.group();
    }
}
