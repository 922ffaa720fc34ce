package io.lodgeflow.scenarios.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.lodgeflow.scenarios.TestHotel;
import io.lodgeflow.scenarios.migration.TrialProcess;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Operations move bookings to a new version: check, a step named by hand, preview, one first, then all. */
class VersionPagesTest extends Browsing {

    private final TestHotel hotel = hotel(6, 1);
    private final TrialProcess trial =
            TrialProcess.in(lodgeflow, "browser-trial").renamed();
    private final List<String> bookings = Stream.of(1, 2, 3)
            .map(number ->
                    paid(guest, hotel.wish("standard", "flexible", hotel.today().plusDays(30), 1)))
            .toList();

    @AfterEach
    void asBefore() {
        trial.close();
    }

    @Test
    void bookingsAreMovedOneFirstThenAll() {
        bookings.forEach(trial::start);
        lodgeflow.settle();
        Page page = signedIn("operations");
        link(page, "Versions").click();
        assertThat(page).hasURL(Pattern.compile("/operations/versions$"));
        Locator old = page.locator("[data-version='browser-trial/1']");
        assertThat(old.locator(".number").first()).hasText("3");
        picture(page, "versions");
        old.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Move bookings"))
                .click();

        assertThat(page.locator("#check-state")).hasText("The versions do not fit: nothing may be moved");
        assertThat(page.locator("#check li").first())
                .containsText("'Wait for the answer' has no place in version 2. Waiting there now: 3.");
        String number = read(bookings.getFirst()).at("/confirmationNumber");
        assertThat(page.locator("#check li").first()).containsText(number);
        assertThat(button(page, "Select 3 for moving")).isDisabled();
        picture(page, "version-change-refused");
        page.locator("[data-step=AwaitAnswer] select").selectOption("AwaitAnswer=AwaitReply");
        assertThat(page.locator("#check-state")).hasText("The versions fit: 3 running");

        button(page, "Preview").click();
        assertThat(page.locator("#effects tbody tr")).hasCount(1);
        page.getByLabel("Confirmation numbers").fill(number + " " + bookings.get(1));
        button(page, "Preview").click();
        assertThat(page.locator("#effects tbody tr")).hasCount(2);
        assertThat(page.locator("#effects")).containsText("Wait for the answer → Wait for the reply");
        assertThat(page.locator("#effects")).containsText("Answer deadline passed stays");
        picture(page, "version-change-preview");

        page.getByLabel("Reason").fill("A better name");
        button(page, "Select 3 for moving").click();
        assertThat(page).hasURL(Pattern.compile("/operations/versions/runs/mig"));
        steer(page, "Move one first", "/try-one");
        assertThat(page.locator("#run-state")).hasText("One was moved");
        assertThat(page.locator("[data-item-state=MIGRATED] b")).hasText("1");
        steer(page, "Move all", "/run");
        assertThat(page.locator("#run-state")).hasText("Finished");
        assertThat(page.locator("#run-progress")).hasText("3 of 3 ended");
        assertThat(page.locator("#items .chip.good")).hasCount(3);
        picture(page, "version-run");

        page.locator("#items a").first().click();
        assertThat(page.locator("main")).containsText("A better name");
        page.navigate("/operations/audit?target=" + bookings.getFirst());
        assertThat(page.locator("main")).containsText("browser-trial");
        lodgeflow.settle();
        assertBooksAreRight();
    }

    @Test
    void aRunIsPausedAndStopped() {
        bookings.forEach(trial::start);
        Page page = signedIn("operations");
        page.navigate("/operations/versions/change?process=browser-trial&from=1&to=2&renamed=AwaitAnswer%3DAwaitReply");
        page.getByLabel("At most so many a minute").fill("1");
        page.getByLabel("Reason").fill("Slowly");
        button(page, "Select 3 for moving").click();
        steer(page, "Move all", "/run");
        assertThat(page.locator("[data-item-state=MIGRATED] b")).hasText("1");
        steer(page, "Pause", "/pause");
        assertThat(page.locator("#run-state")).hasText("Paused");
        assertThat(button(page, "Go on")).isVisible();
        steer(page, "Stop", "/stop");
        assertThat(page.locator("#run-state")).hasText("Stopped");
        assertThat(page.locator("[data-item-state=NOT_TRIED] b")).hasText("2");
    }

    @Test
    void supportReadsInKoreanAndMovesNothing() {
        bookings.forEach(trial::start);
        Page page = newBrowser(820, 1100, ColorScheme.DARK, "ko-KR");
        page.navigate("/sign-in");
        page.locator("input[type=email]").fill("support@demo.lodgeflow.example");
        page.locator("input[type=password]").fill(PASSWORD);
        page.locator("main form button.primary").first().click();
        assertThat(page.locator(".who")).isVisible();
        page.navigate("/operations/versions");
        assertThat(page.locator("h1")).hasText("버전");
        picture(page, "versions-ko-dark-tablet");
        String change = "/operations/versions/change?process=browser-trial&from=1&to=2";
        page.navigate(change);
        assertThat(page.locator("#check-state")).hasText("버전이 맞지 않아 옮길 수 없습니다");
        picture(page, "version-change-ko-dark-tablet");
        page.navigate(change + "&renamed=AwaitAnswer%3DAwaitReply");
        assertThat(page.locator("#check-state")).containsText("버전이 맞습니다");
        assertThat(page.locator("#part button.primary")).isDisabled();
        assertThat(page.locator("main")).containsText("운영팀과 관리자만");
        Assertions.assertThat(person("support")
                        .post(
                                "/v1/operations/migration-runs",
                                java.util.Map.of(
                                        "change",
                                        java.util.Map.of(
                                                "process",
                                                trial.key(),
                                                "fromVersion",
                                                1,
                                                "toVersion",
                                                2,
                                                "renamed",
                                                java.util.Map.of("AwaitAnswer", "AwaitReply")),
                                        "reason",
                                        "I may not",
                                        "perMinute",
                                        60))
                        .status())
                .isEqualTo(403);
    }

    /** The answer is looked at, so that a refusal is told from a click that did nothing. */
    private static void steer(Page page, String name, String address) {
        Response answer = page.waitForResponse(
                response -> response.url().endsWith(address),
                () -> button(page, name).click());
        Assertions.assertThat(answer.status()).as(answer.text()).isEqualTo(204);
    }

    private static Locator link(Page page, String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
