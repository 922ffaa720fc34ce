package io.lodgeflow.scenarios.security;

import static io.lodgeflow.scenarios.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.domain.identity.Account;
import io.lodgeflow.domain.identity.Accounts;
import io.lodgeflow.domain.identity.Role;
import io.lodgeflow.engine.transaction.Transactions;
import io.lodgeflow.scenarios.Http;
import io.lodgeflow.scenarios.Http.Answer;
import io.lodgeflow.scenarios.Product;
import io.lodgeflow.scenarios.Story;
import io.lodgeflow.scenarios.TestHotel;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Somebody holds rooms that are never paid: in the defaults of the product, and in those of a hotel of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HoardingTest extends Story {

    private static final String PASSWORD = "purple otters at noon";
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final String hash =
            String.valueOf(lodgeflow.bean(PasswordEncoder.class).encode(PASSWORD));
    private final TestHotel hotel = hotel(100, 5);

    HoardingTest() {
        super(Product.onTheStreet("hoarding", "lodgeflow.holding.hotels.[htl_demo_lisbon_1].guest.bookings=1"));
    }

    @AfterAll
    void close() {
        lodgeflow.close();
    }

    @Test
    void fiftyAccountsOfOneAddressHoldAtMostAQuarterOfAWeekOfAHouse() {
        TestHotel house = hotel(100, 1);
        List<Http> attackers = IntStream.range(0, 50)
                .mapToObj(number -> guestFrom("203.0.113.66"))
                .toList();
        List<Answer> answers = attackers.stream()
                .parallel()
                .flatMap(attacker -> IntStream.range(0, 4)
                        .mapToObj(time -> place(
                                attacker,
                                with(
                                        with(
                                                house.wish(
                                                        "standard",
                                                        "flexible",
                                                        house.today().plusDays(30),
                                                        7),
                                                "rooms",
                                                2),
                                        "adults",
                                        4))))
                .toList();
        assertThat(answers).extracting(Answer::status).containsOnly(201, 409);
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 409)
                .extracting(answer -> answer.at("/code"))
                .containsOnly("too_many_holds");
        int nights = answers.stream()
                .filter(answer -> answer.status() == 201)
                .mapToInt(answer -> 14)
                .sum();
        assertThat(nights).as("of the 700 room nights of that week").isBetween(1, 180);
        assertThat(place(
                                guestFrom("203.0.113.67"),
                                house.wish("standard", "flexible", house.today().plusDays(30), 7))
                        .status())
                .as("others still book")
                .isEqualTo(201);
    }

    @Test
    void aGuestIsToldWhyAndGoesOnAfterPayingCancelingOrExpiry() {
        Http eager = guestFrom("203.0.113.70");
        Map<String, Object> wish =
                hotel.wish("standard", "flexible", hotel.today().plusDays(10), 1);
        List<String> held =
                IntStream.range(0, 6).mapToObj(number -> placed(eager, wish)).toList();
        Answer seventh = place(eager, wish);
        assertProblem(seventh, 409, "too_many_holds");
        assertThat(seventh.at("/detail")).contains("At most 6 unpaid bookings of one hotel");
        assertThat(seventh.json().at("/limit").asInt()).isEqualTo(6);
        assertThat(place(
                                eager,
                                hotel(2, 1)
                                        .wish(
                                                "standard",
                                                "flexible",
                                                hotel.today().plusDays(10),
                                                1))
                        .status())
                .as("another hotel")
                .isEqualTo(201);

        assertThat(pay(eager, held.getFirst(), "tok_ok").at("/status")).isEqualTo("captured");
        lodgeflow.settle();
        placed(eager, wish);
        assertProblem(place(eager, wish), 409, "too_many_holds");
        assertThat(cancel(eager, held.get(1)).status()).isEqualTo(200);
        lodgeflow.settle();
        placed(eager, wish);
        assertProblem(place(eager, wish), 409, "too_many_holds");
        advance(Duration.ofMinutes(16));
        placed(eager, wish);
    }

    @Test
    void eighteenRequestsAtOnceHoldNoMoreThanOneAfterTheOther() {
        Http quick = guestFrom("203.0.113.71");
        Map<String, Object> wish =
                hotel.wish("standard", "flexible", hotel.today().plusDays(12), 1);
        List<Answer> answers = IntStream.range(0, 18)
                .parallel()
                .mapToObj(number -> place(quick, wish))
                .toList();
        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSizeBetween(1, 6);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .extracting(answer -> answer.at("/code"))
                .containsOnly("too_many_holds");
    }

    @Test
    void payingAtTheHotelNeedsACardBeyondACapAndAChangeGoesNotRoundIt() {
        Http sparing = guestFrom("203.0.113.72");
        Map<String, Object> month =
                with(hotel.wish("standard", "pay_at_hotel", hotel.today().plusDays(20), 25), "rooms", 2);
        String first = placed(sparing, with(month, "adults", 4));
        Map<String, Object> more =
                hotel.wish("standard", "pay_at_hotel", hotel.today().plusDays(20), 11);
        Answer refused = place(sparing, more);
        assertProblem(refused, 409, "card_needed");
        assertThat(refused.at("/detail")).contains("More than 60 room nights", "a card that guarantees them");
        assertProblem(act(sparing, first, "modify", Map.of("rooms", 3, "adults", 4)), 409, "card_needed");
        assertThat(place(sparing, with(more, "guaranteeToken", "tok_ok")).status())
                .isEqualTo(201);
        assertThat(place(
                                sparing,
                                hotel.wish(
                                        "standard",
                                        "pay_at_hotel",
                                        hotel.today().plusDays(20),
                                        10))
                        .status())
                .as("up to the cap")
                .isEqualTo(201);
    }

    @Test
    void theDeskHasCapsOfItsOwn() {
        Map<String, Object> wish =
                hotel.wish("standard", "flexible", hotel.today().plusDays(40), 1);
        for (int number = 0; number < 8; number++) {
            placed(operations, wish);
        }
    }

    @Test
    void aHotelHasCapsOfItsOwn() {
        Http eager = guestFrom("203.0.113.73");
        Map<String, Object> wish = Map.of(
                "hotelId",
                "htl_demo_lisbon_1",
                "roomTypeId",
                "rmt_demo_lisbon_1_double",
                "ratePlanId",
                "rpl_demo_lisbon_1_flexible",
                "arrival",
                hotel.today().plusDays(50).toString(),
                "departure",
                hotel.today().plusDays(51).toString(),
                "adults",
                2);
        placed(eager, wish);
        Answer second = place(eager, wish);
        assertProblem(second, 409, "too_many_holds");
        assertThat(second.json().at("/limit").asInt()).isEqualTo(1);
    }

    /** Opened beside the door, which lets in no fifty new guests a minute from one address. */
    private Http guestFrom(String address) {
        int number = NUMBER.incrementAndGet();
        String email = "guest" + number + "@hoarding.example";
        Account account = new Account(
                "acc_hoarding_" + number, email, hash, "Guest", Role.GUEST, null, "en", 0, false, lodgeflow.now());
        lodgeflow
                .bean(Transactions.class)
                .run(() -> lodgeflow.bean(Accounts.class).add(account));
        Http from = anonymous.with("X-Forwarded-For", address);
        Answer signedIn = anonymous
                .with("X-Forwarded-For", "198.51.100." + number)
                .post("/v1/auth/token", Map.of("email", email, "password", PASSWORD));
        assertThat(signedIn.status()).as(signedIn.text()).isEqualTo(200);
        return from.with("Authorization", "Bearer " + signedIn.at("/accessToken"));
    }
}
