package io.lodgeflow.web.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lodgeflow.domain.catalogue.CancellationPolicy;
import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.words.Sentence;
import io.lodgeflow.engine.transaction.Transactions;
import io.lodgeflow.testkit.TestDatabase;
import io.lodgeflow.web.PageRequest;
import io.lodgeflow.web.ProblemException;
import io.lodgeflow.web.search.SearchAnswer.Found;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** Search on the real tables; the database is chosen for the run, see {@link TestDatabase}. */
class HotelSearchTest {

    static final LocalDate ARRIVAL = LocalDate.of(2027, 3, 10);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2027-03-01T09:00:00Z"), ZoneOffset.UTC);
    private static final TestDatabase DATABASE = TestDatabase.create("search");
    private static final DriverManagerDataSource SOURCE =
            new DriverManagerDataSource(DATABASE.jdbcUrl(), DATABASE.username(), DATABASE.password());
    static final JdbcTemplate JDBC = new JdbcTemplate(SOURCE);
    private static final Transactions TRANSACTIONS = transactions();
    private static final HotelSearch SEARCH = new HotelSearch(
            new HotelDirectory(JdbcClient.create(JDBC), TRANSACTIONS),
            new NightSums(JdbcClient.create(JDBC), TRANSACTIONS),
            new CancellationTerms(new CancellationPolicy() {
                @Override
                public String currentVersion() {
                    return "1";
                }

                @Override
                public Rule decide(String version, String policy, int days) {
                    return new Rule(days > 6 ? 100 : 0, Sentence.said(days > 6 ? "free" : "all"));
                }
            }),
            CLOCK);

    private static Transactions transactions() {
        var context = new AnnotationConfigApplicationContext();
        context.registerBean(DataSourceTransactionManager.class, () -> new DataSourceTransactionManager(SOURCE));
        context.register(Transactions.class);
        context.refresh();
        return context.getBean(Transactions.class);
    }

    @BeforeAll
    static void threeHotels() {
        new ResourceDatabasePopulator(
                        new ClassPathResource("db/migration/V2__lodgeflow_tables.sql"),
                        new ClassPathResource("db/migration/V97__texts_in_korean.sql"))
                .execute(SOURCE);
        SearchedHotels.hotel("hot_a", "Alte Post", "München", "DE", 48.14, 11.58, 4, 8.5, "EUR", "pool\nwifi");
        SearchedHotels.type("hot_a", "typ_a1", "Double", 2, 10_000);
        SearchedHotels.type("hot_a", "typ_a2", "Suite", 4, 30_000);
        SearchedHotels.plan("hot_a", "pln_a1", "FLEX", 100);
        SearchedHotels.plan("hot_a", "pln_a2", "SAVER", 85);
        SearchedHotels.nights("typ_a1", "hot_a", 10, 333, 4);
        SearchedHotels.nights("typ_a2", "hot_a", 10, 30_000, 20);
        SearchedHotels.hotel("hot_b", "Seaside", "Busan", "KR", 35.16, 129.16, 5, 9.2, "KRW", "pool\nspa");
        SearchedHotels.type("hot_b", "typ_b1", "Twin", 2, 150_000);
        SearchedHotels.plan("hot_b", "pln_b1", "FLEX", 100);
        SearchedHotels.nights("typ_b1", "hot_b", 10, 150_000, 2);
        SearchedHotels.hotel("hot_c", "Canal House", "Amsterdam", "NL", 52.37, 4.9, 3, 0, "EUR", "wifi");
        SearchedHotels.type("hot_c", "typ_c1", "Single", 1, 9_000);
        SearchedHotels.plan("hot_c", "pln_c1", "FLEX", 100);
        SearchedHotels.nights("typ_c1", "hot_c", 1, 9_000, 5);
    }

    @Test
    void theCheapestPlanIsAddedUpNightByNight() {
        Found found = only(ask().place("munich germ").place("munchen").nights(3).guests(2));
        // 333 at 85 % is 283.05 -> 283 each night, as the offer that is booked will say
        assertThat(found.offer().total()).isEqualTo(Money.ofMinor(849, "EUR"));
        assertThat(found.offer().perNight()).isEqualTo(Money.ofMinor(283, "EUR"));
        assertThat(found.offer().ratePlanId()).isEqualTo("pln_a2");
        assertThat(found.offer().penalties())
                .containsExactly(
                        new CancellationTerms.Penalty(LocalDate.of(2027, 3, 1), 0, Money.ofMinor(0, "EUR"), "free"),
                        new CancellationTerms.Penalty(LocalDate.of(2027, 3, 4), 100, Money.ofMinor(849, "EUR"), "all"));
        assertThat(found.offer().roomsLeft()).isEqualTo(4);
        assertThat(found.offer().availability()).isEqualTo("4 left");
    }

    @Test
    void roomsGuestsAndMissingNightsDecide() {
        assertThat(ids(ask().nights(1))).containsExactlyInAnyOrder("hot_a", "hot_b", "hot_c");
        assertThat(ids(ask().nights(2))).containsExactlyInAnyOrder("hot_a", "hot_b");
        assertThat(ids(ask().nights(2).rooms(3).guests(6))).containsExactly("hot_a");
        Found suite = only(ask().nights(2).rooms(5).guests(10));
        assertThat(suite.offer().roomTypeId()).isEqualTo("typ_a2");
        assertThat(suite.offer().availability()).isEqualTo("available");
        assertThat(suite.offer().roomsLeft()).isNull();
        assertThat(suite.offer().total()).isEqualTo(Money.ofMinor(25_500 * 2 * 5, "EUR"));
        assertThat(ids(ask().nights(2).rooms(10).guests(200))).isEmpty();
    }

    @Test
    void widthsAreRound() {
        assertThat(SearchFacets.niceWidth(1)).isEqualTo(1);
        assertThat(SearchFacets.niceWidth(3)).isEqualTo(5);
        assertThat(SearchFacets.niceWidth(1_001)).isEqualTo(2_000);
    }

    @Test
    void aCityIsFoundInAnyLanguage() {
        for (String place : List.of("Munich", "munchen", "MÜN", "뮌헨", "ㅁ", "慕尼黑", "Monaco Baviera", "뮌헨 독일")) {
            assertThat(ids(ask().place(place))).as(place).containsExactly("hot_a");
        }
        assertThat(ids(ask().place("Venedig"))).isEmpty();
        assertThat(SEARCH.search(ask().place("뮌헨").request(), new PageRequest(1, null))
                        .facets()
                        .cities())
                .containsExactly(new SearchAnswer.Count<>("München", 1));
    }

    @Test
    void filtersNarrow() {
        assertThat(ids(ask().currency("EUR"))).containsExactlyInAnyOrder("hot_a", "hot_c");
        assertThat(ids(ask().currency("EUR").lowest("95"))).containsExactly("hot_a");
        assertThat(ids(ask().currency("EUR").highest("95"))).containsExactly("hot_c");
        assertThat(ids(ask().comforts("POOL"))).containsExactlyInAnyOrder("hot_a", "hot_b");
        assertThat(ids(ask().comforts("pool", "spa"))).containsExactly("hot_b");
        assertThat(ids(ask().stars(3, 5))).containsExactlyInAnyOrder("hot_b", "hot_c");
        assertThat(ids(ask().roomType("suit"))).containsExactly("hot_a");
        assertThat(ids(ask().at(48.1, 11.5).radius(50.0))).containsExactly("hot_a");
    }

    @Test
    void ordersAreStableOverPages() {
        assertThat(ids(ask().sort("name"))).containsExactly("hot_a", "hot_c", "hot_b");
        assertThat(ids(ask().sort("rating"))).containsExactly("hot_b", "hot_a", "hot_c");
        assertThat(ids(ask().at(50, 8).sort("distance"))).containsExactly("hot_a", "hot_c", "hot_b");
        assertThat(ids(ask().sort("price"))).containsExactly("hot_c", "hot_a", "hot_b");
        assertThat(ids(ask().sort("price").order("desc"))).containsExactly("hot_a", "hot_c", "hot_b");
        for (String sort : List.of("name", "rating", "price")) {
            List<String> paged = new ArrayList<>();
            String cursor = null;
            do {
                SearchAnswer page = SEARCH.search(ask().sort(sort).request(), new PageRequest(1, cursor));
                page.items().forEach(found -> paged.add(found.hotelId()));
                cursor = page.nextCursor();
            } while (cursor != null);
            assertThat(paged).isEqualTo(ids(ask().sort(sort)));
        }
        String cursor = SEARCH.search(ask().sort("name").request(), new PageRequest(1, null))
                .nextCursor();
        assertThatThrownBy(() -> SEARCH.search(ask().sort("price").request(), new PageRequest(1, cursor)))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void whatCannotBeBookedIsNotFound() {
        assertThat(ids(ask().from(LocalDate.of(2027, 2, 28)).nights(1))).isEmpty();
        assertThat(ids(ask().from(LocalDate.of(2029, 1, 1)).nights(1))).isEmpty();
    }

    @Test
    void facetsCountAllThatMatch() {
        SearchAnswer answer = SEARCH.search(ask().nights(1).request(), new PageRequest(1, null));
        assertThat(answer.total()).isEqualTo(3);
        assertThat(answer.facets().cities()).hasSize(3);
        assertThat(answer.facets().amenities().getFirst().count()).isEqualTo(2);
        assertThat(answer.facets().priceRanges().stream()
                        .mapToInt(SearchAnswer.PriceRange::count)
                        .sum())
                .isEqualTo(3);
    }

    @Test
    void changesAreSeenAtOnce() {
        SearchedHotels.hotel("hot_d", "Dune", "Zandvoort", "NL", 52.37, 4.5, 3, 0, "EUR", "");
        SearchedHotels.type("hot_d", "typ_d1", "Double", 2, 5_000);
        assertThat(ids(ask().place("zandvoort"))).containsExactly("hot_d");
        JDBC.update("update hotel set deleted_at = ?, version = version + 1 where id = 'hot_d'", "2027-03-01 00:00:00");
        assertThat(ids(ask().place("zandvoort"))).isEmpty();
    }

    @Test
    void nonsenseIsRefused() {
        for (Wish wish : List.of(
                ask().nights(-1),
                ask().nights(91),
                ask().guests(0),
                ask().rooms(11),
                ask().lowest("10"),
                ask().currency("EUR").lowest("10").highest("5"),
                ask().currency("EUR").lowest("1.005"),
                ask().currency("EURO"),
                ask().radius(5.0),
                ask().sort("distance"),
                ask().sort("luck"),
                ask().order("up"),
                ask().at(91, 0),
                ask().at(Double.NaN, 0),
                ask().stars(6))) {
            assertThatThrownBy(wish::request).isInstanceOf(ProblemException.class);
        }
    }

    private static List<String> ids(Wish wish) {
        return SEARCH.search(wish.request(), new PageRequest(20, null)).items().stream()
                .map(Found::hotelId)
                .toList();
    }

    private static Found only(Wish wish) {
        List<Found> found =
                SEARCH.search(wish.request(), new PageRequest(20, null)).items();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private static Wish ask() {
        return new Wish();
    }

    /** Parameters that read like a sentence. */
    private static final class Wish {
        private @Nullable String place;
        private @Nullable Double latitude;
        private @Nullable Double longitude;
        private @Nullable Double radius;
        private LocalDate arrival = ARRIVAL;
        private @Nullable LocalDate departure;
        private int guests = 1;
        private int rooms = 1;
        private @Nullable String roomType;
        private @Nullable BigDecimal lowest;
        private @Nullable BigDecimal highest;
        private @Nullable String currency;
        private List<String> comforts = List.of();
        private List<Integer> stars = List.of();
        private @Nullable String sort;
        private @Nullable String order;

        Wish place(String words) {
            place = words;
            return this;
        }

        Wish at(double north, double east) {
            latitude = north;
            longitude = east;
            return this;
        }

        Wish radius(Double kilometres) {
            radius = kilometres;
            return this;
        }

        Wish from(LocalDate date) {
            arrival = date;
            return this;
        }

        Wish nights(int nights) {
            departure = arrival.plusDays(nights);
            return this;
        }

        Wish guests(int number) {
            guests = number;
            return this;
        }

        Wish rooms(int number) {
            rooms = number;
            return this;
        }

        Wish roomType(String words) {
            roomType = words;
            return this;
        }

        Wish lowest(String price) {
            lowest = new BigDecimal(price);
            return this;
        }

        Wish highest(String price) {
            highest = new BigDecimal(price);
            return this;
        }

        Wish currency(String code) {
            currency = code;
            return this;
        }

        Wish comforts(String... names) {
            comforts = List.of(names);
            return this;
        }

        Wish stars(Integer... ratings) {
            stars = List.of(ratings);
            return this;
        }

        Wish sort(String name) {
            sort = name;
            return this;
        }

        Wish order(String name) {
            order = name;
            return this;
        }

        SearchRequest request() {
            return SearchRequest.of(new SearchParameters(
                    place,
                    latitude,
                    longitude,
                    radius,
                    departure == null ? null : arrival,
                    departure,
                    guests,
                    rooms,
                    roomType,
                    lowest,
                    highest,
                    currency,
                    comforts,
                    stars,
                    sort,
                    order));
        }
    }
}
