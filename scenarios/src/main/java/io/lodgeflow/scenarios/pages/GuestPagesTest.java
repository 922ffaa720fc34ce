package io.lodgeflow.scenarios.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.lodgeflow.scenarios.Http;
import io.lodgeflow.scenarios.TestHotel;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A guest pays by the link that was sent when the gateway was down. */
class GuestPagesTest extends Browsing {

    private static final Pattern LINK = Pattern.compile("http://localhost:\\d+(/bookings/[^/]+/payment\\?key=\\S+)");

    @Test
    void theGuestPaysLaterByTheLinkThatWasSent() {
        TestHotel hotel = hotel(2, 1);
        String id =
                placed(guest, hotel.wish("standard", "flexible", hotel.today().plusDays(60), 2));
        pay(guest, id, "tok_gateway_down");
        String link = linkOf(id);

        Page page = newBrowser();
        page.navigate(link);
        assertThat(page.locator("#part")).containsText("€200.00");
        picture(page, "guest-payment");
        page.getByLabel("Card").selectOption("tok_declined");
        page.locator("#part button.primary").click();
        assertThat(page.locator("#part .bad")).isVisible();
        assertThat(status(id)).isEqualTo("pending");

        page.getByLabel("Card").selectOption("tok_ok");
        page.locator("#part button.primary").click();
        assertThat(page.locator("#part[data-state='PAID']")).containsText("this is paid");
        picture(page, "guest-payment-paid");
        assertThat(status(id)).isEqualTo("paid");
        assertThat(moved(id)).isEqualTo(20_000);

        page.navigate(link);
        assertThat(page.locator("#part button.primary")).hasCount(0);
    }

    /** 3-D Secure: the payment waits until the guest has said yes or no at the bank. */
    @Test
    void theGuestConfirmsAtTheBank() {
        TestHotel hotel = hotel(2, 1);
        Http.Answer refused = needsAction(hotel);
        Page page = newBrowser();
        page.navigate(refused.at("/nextAction/url"));
        picture(page, "guest-bank");
        page.locator("button[value=refused]").click();
        assertThat(page.locator("#part[data-state=refused]")).isVisible();
        lodgeflow.settle();
        assertThat(guest.get("/v1/payments/" + refused.at("/id")).at("/status")).isEqualTo("declined");

        Http.Answer approved = needsAction(hotel);
        page.navigate(approved.at("/nextAction/url"));
        page.locator("button[value=approved]").click();
        assertThat(page.locator("#part[data-state=approved]")).isVisible();
        lodgeflow.settle();
        Http.Answer payment = guest.get("/v1/payments/" + approved.at("/id"));
        assertThat(payment.at("/status")).isEqualTo("captured");
        assertThat(payment.json().has("nextAction")).isFalse();
        assertThat(status(approved.at("/reservationId"))).isEqualTo("paid");
        page.navigate(approved.at("/nextAction/url"));
        assertThat(page.locator("#part[data-state=over]")).isVisible();
    }

    private Http.Answer needsAction(TestHotel hotel) {
        String id =
                placed(guest, hotel.wish("standard", "flexible", hotel.today().plusDays(60), 1));
        Http.Answer answer =
                guest.once().post("/v1/payments", Map.of("reservationId", id, "paymentToken", "tok_needs_action"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        assertThat(answer.at("/nextAction/type")).isEqualTo("redirect");
        assertThat(answer.at("/nextAction/url")).startsWith(lodgeflow.uri() + "/bookings/bank/");
        return answer;
    }

    @Test
    void theKeyOfOneBookingOpensNoOther() {
        TestHotel hotel = hotel(2, 1);
        String down =
                placed(guest, hotel.wish("standard", "flexible", hotel.today().plusDays(60), 2));
        pay(guest, down, "tok_gateway_down");
        String other =
                placed(guest, hotel.wish("standard", "flexible", hotel.today().plusDays(60), 2));
        String stolen = linkOf(down).replace(down, other);
        Http.Answer answer = anonymous.get(stolen);
        assertThat(answer.status()).isEqualTo(404);
        assertThat(anonymous.get("/bookings/" + down + "/payment?key=").status())
                .isEqualTo(404);
    }

    @Test
    void aKoreanGuestReadsKorean() {
        TestHotel hotel = hotel(2, 1);
        String id =
                placed(korean, hotel.wish("standard", "flexible", hotel.today().plusDays(60), 2));
        pay(korean, id, "tok_gateway_down");
        Page page = newBrowser(420, 800, ColorScheme.DARK, "ko-KR");
        page.navigate(linkOf(id));
        assertThat(page.locator("h1")).hasText("숙박 요금 결제");
        assertThat(page.locator("#part .bad")).containsText("결제사");
        picture(page, "guest-payment-ko-dark");
    }

    private String linkOf(String id) {
        Matcher link = LINK.matcher(lastMail(id, "payment_link"));
        assertThat(link.find()).isTrue();
        assertThat(link.group()).startsWith(lodgeflow.uri().toString());
        return link.group(1);
    }
}
