package io.lodgeflow.scenarios.security;

import static io.lodgeflow.scenarios.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.engine.transaction.Transactions;
import io.lodgeflow.scenarios.Http;
import io.lodgeflow.scenarios.Http.Answer;
import io.lodgeflow.scenarios.Product;
import io.lodgeflow.scenarios.Story;
import io.lodgeflow.scenarios.TestHotel;
import java.io.IOException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Who is demoted, disabled or has another password is out at once; and staff never acts as a guest. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TokensEndTest extends Story {

    private static final String NEW = "purple otters at noon";
    private static final String DEMO = "lodgeflow-demo-1";

    TokensEndTest() {
        super(Product.onTheStreet("tokens", "lodgeflow.security.account-memory=0s"));
    }

    @AfterAll
    void close() {
        lodgeflow.close();
    }

    @Test
    void aTokenOfAnotherRoleOrHotelIsOut() {
        Http support = Http.demo(lodgeflow.uri(), "support");
        assertThat(support.get("/v1/auth/me").status()).isEqualTo(200);
        change("role = 'GUEST'", "support");
        assertProblem(support.get("/v1/work-items"), 401, "invalid_token");
        change("role = 'SUPPORT'", "support");

        Http desk = Http.demo(lodgeflow.uri(), "manager");
        change("hotel_id = 'htl_demo_lisbon_2'", "manager");
        assertProblem(desk.get("/v1/auth/me"), 401, "invalid_token");
        assertThat(desk.get("/v1/hotels").status()).as("nor in public").isEqualTo(401);
        change("hotel_id = 'htl_demo_lisbon_1'", "manager");
    }

    @Test
    void aDisabledAccountIsOutAndDoesNotGetIn() throws IOException, InterruptedException {
        Http admin = Http.demo(lodgeflow.uri(), "admin");
        String cookies = Visitor.signedIn(lodgeflow.uri(), email("admin"), DEMO);
        assertThat(Visitor.get(lodgeflow.uri(), "/operations", cookies).statusCode())
                .isEqualTo(200);
        change("disabled_at = current_timestamp", "admin");
        assertProblem(admin.get("/v1/auth/me"), 401, "invalid_token");
        assertProblem(signIn("admin", DEMO), 401, "bad_credentials");
        assertThat(Visitor.get(lodgeflow.uri(), "/operations", cookies).statusCode())
                .as("to the sign-in")
                .isEqualTo(302);
    }

    @Test
    void anotherPasswordEndsEverythingElse() throws IOException, InterruptedException {
        Http here = Http.demo(lodgeflow.uri(), "frontdesk");
        Http thief = Http.demo(lodgeflow.uri(), "frontdesk");
        String cookies = Visitor.signedIn(lodgeflow.uri(), email("frontdesk"), DEMO);
        assertProblem(
                here.post("/v1/auth/password", Map.of("oldPassword", "wrong", "newPassword", NEW)),
                401,
                "bad_credentials");
        assertProblem(
                        here.post("/v1/auth/password", Map.of("oldPassword", DEMO, "newPassword", "password1")),
                        422,
                        "validation_failed")
                .inBody("/newPassword");
        assertThat(thief.get("/v1/auth/me").status()).isEqualTo(200);

        Answer changed = here.post("/v1/auth/password", Map.of("oldPassword", DEMO, "newPassword", NEW));
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        assertProblem(thief.get("/v1/auth/me"), 401, "invalid_token");
        assertProblem(here.get("/v1/auth/me"), 401, "invalid_token");
        assertThat(Visitor.get(lodgeflow.uri(), "/front-desk/house", cookies).statusCode())
                .isEqualTo(302);
        assertThat(anonymous
                        .with("Authorization", "Bearer " + changed.at("/accessToken"))
                        .get("/v1/auth/me")
                        .status())
                .isEqualTo(200);
        assertProblem(signIn("frontdesk", DEMO), 401, "bad_credentials");
        assertThat(signIn("frontdesk", NEW).status()).isEqualTo(200);
        lodgeflow.settle();
        assertThat(lodgeflow.texts("select subject from account_message where recipient = ?", email("frontdesk")))
                .containsExactly("Your password was changed");
    }

    @Test
    void aSessionEndsAfterItsLongestTimeWhateverItsPersonDoes() throws IOException, InterruptedException {
        String cookies = Visitor.signedIn(lodgeflow.uri(), email("operations"), DEMO);
        assertThat(Visitor.get(lodgeflow.uri(), "/operations", cookies).statusCode())
                .isEqualTo(200);
        write(
                "update page_session set started_at = ? where account_id = 'acc_demo_operations'",
                LocalDateTime.now(ZoneOffset.UTC).minusHours(13)); // sessions live by the machine's clock
        assertThat(Visitor.get(lodgeflow.uri(), "/operations", cookies).statusCode())
                .isEqualTo(302);
    }

    @Test
    void keysOfAGuestsLinksAreTheGuestsOwn() {
        TestHotel hotel = hotel(2, 1);
        String id = paid(guest, hotel.wish("standard", "flexible", hotel.today().plusDays(9), 1));
        lodgeflow.settle();
        String key = "bm90LWZvci1zdGFmZi1leWVz";
        write(
                "insert into guest_link (reservation_id, purpose, link_key, created_at) values (?, 'PAYMENT', ?,"
                        + " current_timestamp)",
                id,
                key);
        write("update guest_message set body = concat(body, ?) where reservation_id = ?", "?key=" + key, id);
        for (String path : new String[] {"/v1/reservations/" + id + "/messages", "/v1/messages"}) {
            assertThat(guest.get(path).text()).contains(key);
            assertThat(operations.get(path).text()).contains("?key=…").doesNotContain(key);
        }
    }

    @Test
    void aManagerDoesNotRateTheOwnHotel() {
        Http manager = Http.demo(lodgeflow.uri(), "manager");
        String path = "/v1/hotels/htl_demo_lisbon_1";
        Answer hotel = manager.get(path);
        Http armed = manager.with("If-Match", hotel.header("ETag").orElseThrow())
                .with("Content-Type", "application/merge-patch+json");
        assertProblem(armed.send("PATCH", path, "{\"guestRating\": 10}"), 403, "forbidden");
        assertThat(armed.send("PATCH", path, "{\"guestRating\": " + hotel.at("/guestRating") + "}")
                        .status())
                .as("unchanged")
                .isEqualTo(200);
    }

    private void change(String what, String account) {
        write("update account set " + what + " where email = ?", email(account));
    }

    private void write(String sql, Object... values) {
        lodgeflow.bean(Transactions.class).run(() -> lodgeflow.jdbc().update(sql, values));
    }

    private Answer signIn(String account, String password) {
        return anonymous.post("/v1/auth/token", Map.of("email", email(account), "password", password));
    }

    private static String email(String account) {
        return account + "@demo.lodgeflow.example";
    }
}
