package io.lodgeflow.scenarios.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.scenarios.AtOnce;
import io.lodgeflow.scenarios.Story;
import io.lodgeflow.scenarios.TestHotel;
import io.lodgeflow.scenarios.pages.Visitor.Form;
import io.lodgeflow.scenarios.pages.Visitor.Shown;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Booking on the pages without a script: whatever is sent twice, at once, from two tabs or by going back, one intention is
 * one booking and one charge. A failing seed alone: {@code -Dlodgeflow.seed=7}
 */
class BookOverHttpTest extends Story {

    private static final Pattern ID = Pattern.compile("/(?:bookings|my-booking)/(res_[^/?]+)");

    private final Visitor visitor = new Visitor(lodgeflow.uri());

    @Test
    void aGuestWithoutAccountBooksAndPays() {
        TestHotel hotel = hotel(2, 1);
        Shown stay = visitor.get(address(hotel, "standard", "flexible", 200));
        assertThat(stay.says("Your stay and its terms")).isTrue();
        assertThat(stay.says("2 nights at €100.00")).isTrue();

        Shown refused = visitor.send(stay.form("/book/guest"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.says("Please accept the terms")).isTrue();

        Shown who = visitor.send(refused.form("/book/guest").with("terms", "yes"));
        Shown faulty = visitor.send(who.form("/book").with("name", "Ada Guest").with("email", "nowhere"));
        assertThat(faulty.status()).isEqualTo(422);
        assertThat(faulty.says("This is no e-mail address")).isTrue();
        assertThat(faulty.form("/book").fields()).containsEntry("name", "Ada Guest");
        assertThat(bookings(hotel)).isZero();

        Shown payment = visitor.send(faulty.form("/book")
                .with("email", "ada@example.com")
                .with("arrivalTime", "18:00–19:00")
                .with("requests", "Low floor, please"));
        String id = idOf(payment);
        assertThat(status(id)).isEqualTo("pending");
        assertThat(payment.says("Held for you until")).isTrue();
        assertThat(read(id).at("/specialRequests")).isEqualTo("Arrival time: 18:00–19:00\nLow floor, please");
        assertThat(read(id).at("/guest/accountId")).isEmpty();

        Form declined = payment.form(payOf(id)).with("card", "tok_declined");
        visitor.send(declined);
        lodgeflow.settle();
        Shown again = visitor.get(payment.address().toString());
        assertThat(again.says("The card was declined")).isTrue();
        assertThat(again.says("Your room is still held")).isTrue();
        visitor.send(again.form(payOf(id)).with("card", "tok_ok"));
        lodgeflow.settle();
        Shown booked = visitor.get(payment.address().toString());
        assertThat(booked.address().getPath()).isEqualTo("/my-booking/" + id);
        assertThat(booked.says("Your booking is confirmed and paid")).isTrue();
        assertThat(moved(id)).isEqualTo(20_000);

        visitor.send(declined); // an old form, sent again from another tab
        visitor.send(again.form(payOf(id)).with("card", "tok_ok"));
        assertThat(moved(id)).isEqualTo(20_000);
        assertThat(bookings(hotel)).isOne();
        assertBooksAreRight();
    }

    @Test
    void manyClicksAtOnceAreOneBookingAndOneCharge() {
        TestHotel hotel = hotel(5, 1);
        Form book = details(hotel, "standard", "flexible", 200);
        List<String> ids = AtOnce.each(List.of(1, 2, 3, 4, 5, 6, 7, 8), click -> idOf(visitor.send(book)));
        assertThat(ids).containsOnly(ids.getFirst());
        assertThat(bookings(hotel)).isOne();

        Form pay = visitor.send(book).form(payOf(ids.getFirst())).with("card", "tok_ok");
        Form inAnotherTab = visitor.send(book).form(payOf(ids.getFirst())).with("card", "tok_ok");
        AtOnce.each(List.of(pay, inAnotherTab, pay, inAnotherTab, pay), visitor::send);
        assertThat(status(ids.getFirst())).isEqualTo("paid");
        assertThat(moved(ids.getFirst())).isEqualTo(20_000);
        assertThat(idOf(visitor.send(book))).isEqualTo(ids.getFirst()); // back, and once more
        assertBooksAreRight();
    }

    @Test
    void allTabsOfABrowserBookTheSameStayOnce() {
        TestHotel hotel = hotel(1, 1);
        Form book = details(hotel, "standard", "flexible", 200);
        Form other = details(hotel, "standard", "flexible", 200);
        String id = idOf(visitor.send(book));
        assertThat(idOf(visitor.send(other))).isEqualTo(id);
        Shown back = visitor.get("/book/guest?" + book.query()); // no room is left but the guest's own
        assertThat(idOf(back)).isEqualTo(id);
        Shown payment = visitor.get(address(hotel, "standard", "flexible", 200));
        assertThat(idOf(payment)).isEqualTo(id);
        visitor.send(payment.form(payOf(id)).with("card", "tok_ok"));
        lodgeflow.settle();
        Shown again = visitor.get(address(hotel, "standard", "flexible", 200));
        assertThat(again.says("You have booked this already")).isTrue();
        assertThat(visitor.get(again.link("/book?")).says("Somebody was faster"))
                .isTrue();
        Shown another = new Visitor(lodgeflow.uri()).get(address(hotel, "standard", "flexible", 200));
        assertThat(another.says("Somebody was faster")).isTrue();
        assertThat(bookings(hotel)).isOne();
        assertThat(moved(id)).isEqualTo(20_000);
    }

    @Test
    void aNameMendedByGoingBackIsThatOfTheHold() {
        TestHotel hotel = hotel(2, 1);
        Form book = details(hotel, "standard", "flexible", 200);
        String id = idOf(visitor.send(book));
        assertThat(idOf(visitor.send(book.with("name", "Ada Lovelace")))).isEqualTo(id);
        assertThat(read(id).at("/guest/name")).isEqualTo("Ada Lovelace");
    }

    /** Nobody came back from the answer: what is left is a hold that ends. */
    @Test
    void aHoldThatNobodyPaysEndsAndTheSameIsOneClickAway() {
        TestHotel hotel = hotel(1, 1);
        Form book = details(hotel, "standard", "flexible", 200);
        Shown payment = visitor.send(book);
        String id = idOf(payment);
        advance(Duration.ofMinutes(16));
        assertThat(status(id)).isEqualTo("canceled");
        Shown over = visitor.get(payment.address().toString());
        assertThat(over.says("Your hold has ended")).isTrue();
        Shown same = visitor.get(over.link("/book?"));
        assertThat(same.says("Your stay and its terms")).isTrue();
        assertThat(same.form("/book/guest").fields().get("form"))
                .isNotEqualTo(book.fields().get("form"));
        assertThat(idOf(visitor.send(book))).isEqualTo(id); // the old form books nothing new
        assertThat(bookings(hotel)).isOne();
    }

    @Test
    void soldOutMeanwhileSaysWhatElseThereIs() {
        TestHotel hotel = hotel(1, 1);
        Form book = details(hotel, "standard", "flexible", 200);
        paid(guest, hotel.wish("standard", "flexible", hotel.today().plusDays(60), 2));
        Shown refused = visitor.send(book);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.says("Somebody was faster")).isTrue();
        Shown other = visitor.get(refused.link("/book?"));
        assertThat(other.says("€500.00") || other.says("€450.00")).isTrue();
        assertThat(bookings(hotel)).isOne();
    }

    @Test
    void anotherPriceIsSaidBeforeAnythingIsBooked() {
        TestHotel hotel = hotel(2, 1);
        Shown changed = visitor.get(address(hotel, "standard", "flexible", 180));
        assertThat(changed.says("The price has changed")).isTrue();
        assertThat(changed.says("€180.00")).isTrue();
        assertThat(visitor.get(changed.link("/book?")).says("Your stay and its terms"))
                .isTrue();

        Form book = details(hotel, "standard", "flexible", 200).with("expectedTotal", "150.00");
        Shown asked = visitor.send(book);
        assertThat(asked.status()).isEqualTo(409);
        assertThat(bookings(hotel)).isZero();
        String id = idOf(visitor.send(asked.form("/book")));
        assertThat(read(id).at("/total/amount")).isEqualTo("200.00");
        assertThat(read(id).at("/guest/name")).isEqualTo("Ada Guest");
    }

    @Test
    void whatIsPaidAtTheHotelMayBeGuaranteed() {
        TestHotel hotel = hotel(3, 1);
        Form book = details(hotel, "standard", "pay_at_hotel", 200);
        Shown card = visitor.send(book);
        assertThat(card.says("Your room, paid at the hotel")).isTrue();
        assertThat(bookings(hotel)).isZero();
        Form form = card.form("/book");
        assertThat(visitor.send(form.with("card", "tok_invalid")).says("cannot guarantee"))
                .isTrue();
        String id = idOf(visitor.send(form.with("card", "tok_ok")));
        assertThat(idOf(visitor.send(form.with("card", "none")))).isEqualTo(id);
        assertThat(status(id)).isEqualTo("confirmed");
        assertThat(read(id).json().at("/guaranteedByCard").asBoolean()).isTrue();
        assertThat(bookings(hotel)).isOne();
    }

    @Test
    void aDepositIsPaidNowAndTheRestOnline() {
        TestHotel hotel = hotel(2, 1);
        Shown payment = visitor.send(details(hotel, "standard", "deposit", 200));
        String id = idOf(payment);
        visitor.send(payment.form(payOf(id)).with("card", "tok_ok"));
        assertThat(moved(id)).isEqualTo(6_000);
        Shown mine = visitor.get(pageOf(id));
        Shown rest = visitor.get(mine.link("/bookings/"));
        assertThat(rest.says("€140.00")).isTrue();
        visitor.send(rest.form(payOf(id)).with("card", "tok_ok"));
        assertThat(moved(id)).isEqualTo(20_000);
        assertBooksAreRight();
    }

    @Test
    void cancelingGivesBackWhatThePageSaid() {
        TestHotel hotel = hotel(2, 1);
        String id = paid(guest, hotel.wish("standard", "flexible", hotel.today().plusDays(3), 2));
        Shown quote = visitor.get("/my-booking/" + id + "/cancel" + keyOf(id));
        assertThat(quote.html()).contains("data-refund>€100.00").contains("data-fee>€100.00");
        Form cancel = quote.form("/my-booking/" + id + "/cancel");
        assertThat(visitor.send(cancel.with("fee", "50.00")).status()).isEqualTo(409);
        assertThat(status(id)).isEqualTo("paid");
        AtOnce.each(List.of(cancel, cancel, cancel), visitor::send);
        assertThat(moved(id)).isEqualTo(10_000);
        assertThat(visitor.get(pageOf(id)).says("Your booking is canceled")).isTrue();
        assertBooksAreRight();
    }

    @Test
    void aChangeCostsWhatThePageSaid() {
        TestHotel hotel = hotel(2, 1);
        LocalDate arrival = hotel.today().plusDays(30);
        String id = paid(guest, hotel.wish("standard", "flexible", arrival, 2));
        Shown form = visitor.get("/my-booking/" + id + "/change" + keyOf(id));
        Shown preview = visitor.send(form.form("/my-booking/" + id + "/change")
                .with("departure", arrival.plusDays(3).toString())
                .with("roomTypeId", hotel.typeId("standard")));
        assertThat(preview.says("Change and pay €100.00")).isTrue();
        Form change = postOf(preview, "/my-booking/" + id + "/change");
        visitor.send(change);
        visitor.send(change);
        assertThat(moved(id)).isEqualTo(30_000);
        assertThat(read(id).at("/departure")).isEqualTo(arrival.plusDays(3).toString());
        assertBooksAreRight();
    }

    @Test
    void aGuestTellsMoreBeforeArrival() {
        TestHotel hotel = hotel(2, 1);
        String id = paid(guest, hotel.wish("standard", "flexible", hotel.today().plusDays(30), 2));
        Shown mine = visitor.get(pageOf(id));
        Shown told = visitor.send(mine.form("/my-booking/" + id + "/details")
                .with("arrivalTime", "21:00–22:00")
                .with("wishes", "QUIET")
                .with("others", "Grace Guest")
                .with("language", "ko"));
        assertThat(told.status()).isEqualTo(200);
        assertThat(read(id).at("/specialRequests")).isEqualTo("도착 예정 시간: 21:00–22:00");
        assertThat(read(id).json().at("/guests").toString()).contains("Grace Guest");
        assertThat(visitor.get(pageOf(id)).says("예약이 확정되고 결제되었습니다")).isTrue();
    }

    @Test
    void aBookingIsFoundByNumberAndNameAndNotByGuessing() {
        TestHotel hotel = hotel(2, 1);
        String id = paid(guest, hotel.wish("standard", "flexible", hotel.today().plusDays(30), 2));
        String other =
                paid(guest, hotel.wish("standard", "flexible", hotel.today().plusDays(30), 2));
        String number = read(id).at("/confirmationNumber");
        String name = read(id).at("/guest/name");
        Form find = visitor.get("/my-booking").form("/my-booking");
        String family = name.substring(name.lastIndexOf(' ') + 1).toUpperCase(java.util.Locale.ROOT);
        Shown found = visitor.send(
                find.with("number", number.toLowerCase(java.util.Locale.ROOT)).with("name", family));
        assertThat(found.address().getPath()).isEqualTo("/my-booking/" + id);

        Shown wrongName = visitor.send(find.with("number", number).with("name", "Nobody"));
        Shown wrongNumber = visitor.send(find.with("number", "K7K7K7K7K7").with("name", "Nobody"));
        assertThat(wrongName.status()).isEqualTo(404).isEqualTo(wrongNumber.status());
        String says = "There is no booking with this number and name";
        assertThat(wrongName.says(says)).isTrue();
        assertThat(wrongNumber.says(says)).isTrue();

        Shown stolen = visitor.get(pageOf(id).replace(id, other));
        assertThat(stolen.status()).isEqualTo(404);
        assertThat(stolen.says("This link opens no booking")).isTrue();
        assertThat(visitor.get("/my-booking/" + id + "/cancel").status()).isEqualTo(404);
        assertThat(anonymous.get("/my-booking/" + id + "/live?key=x").status()).isEqualTo(404);
        assertThat(visitor.get("/my-booking/" + id).status()).isEqualTo(404);
        travelTo(hotel, hotel.today().plusDays(400), "12:00");
        assertThat(visitor.get(pageOf(id)).status()).isEqualTo(404);
    }

    static LongStream seeds() {
        Long one = Long.getLong("lodgeflow.seed");
        return one == null ? LongStream.rangeClosed(1, 6) : LongStream.of(one);
    }

    /** Whatever order a guest does things in: one booking for one intention, never more money than its price. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void anyOrderOfClicksIsOneBookingAndOneCharge(long seed) {
        Random random = new Random(seed);
        TestHotel hotel = hotel(3, 1);
        Form book = details(hotel, "standard", random.nextBoolean() ? "flexible" : "deposit", 200);
        String id = idOf(visitor.send(book));
        List<Form> forms = new java.util.ArrayList<>(List.of(book));
        for (int click = 0; click < 14; click++) {
            Shown shown = switch (random.nextInt(7)) {
                case 0 -> visitor.send(forms.get(random.nextInt(forms.size()))); // something old again
                case 1, 2 -> visitor.get("/bookings/" + id + "/payment" + keyOf(id));
                case 3 -> visitor.get("/my-booking/" + id + "/cancel" + keyOf(id));
                case 4 ->
                    visitor.get("/my-booking/" + id + "/change" + keyOf(id) + "&arrival="
                            + hotel.today().plusDays(60) + "&departure="
                            + hotel.today().plusDays(61 + random.nextInt(3))
                            + "&roomTypeId=" + hotel.typeId("standard") + "&rooms=1&adults=2&children=0");
                case 5 -> {
                    Form twice = forms.get(random.nextInt(forms.size()));
                    yield AtOnce.each(List.of(twice, twice), visitor::send).getFirst();
                }
                default -> visitor.send(book);
            };
            for (String action : List.of(payOf(id), "/my-booking/" + id + "/cancel", "/my-booking/" + id + "/change")) {
                boolean rare = action.endsWith("/cancel") && click < 8;
                if (!rare && shown.html().contains("method=\"post\" action=\"" + action + "\"")) {
                    Form form = postOf(shown, action);
                    String card = random.nextInt(3) == 0 ? "tok_declined" : "tok_ok";
                    forms.add(action.equals(payOf(id)) ? form.with("card", card) : form);
                    visitor.send(forms.getLast());
                }
            }
            if (random.nextBoolean()) {
                lodgeflow.settle();
            }
        }
        String which = "run again with -Dlodgeflow.seed=" + seed;
        assertThat(bookings(hotel)).as(which).isOne();
        assertThat(moved(id))
                .as(which)
                .isBetween(0L, 10_000L * read(id).json().at("/nights").asLong());
        assertThat(lodgeflow.violations()).as(which).isEmpty();
    }

    // ---- telling

    private static String address(TestHotel hotel, String type, String plan, int total) {
        LocalDate arrival = hotel.today().plusDays(60);
        return "/book?hotelId=" + hotel.id() + "&roomTypeId=" + hotel.typeId(type) + "&ratePlanId=" + hotel.planId(plan)
                + "&arrival=" + arrival + "&departure=" + arrival.plusDays(2) + "&adults=2&rooms=1&expectedTotal="
                + total + ".00&currency=EUR";
    }

    /** The second step, filled in. */
    private Form details(TestHotel hotel, String type, String plan, int total) {
        Shown stay = visitor.get(address(hotel, type, plan, total));
        Shown who = visitor.send(stay.form("/book/guest").with("terms", "yes"));
        return who.form("/book").with("name", "Ada Guest").with("email", "ada@example.com");
    }

    private static Form postOf(Shown shown, String action) {
        String html = shown.html();
        return new Shown(
                        200,
                        shown.address(),
                        html.substring(html.indexOf("<form method=\"post\" action=\"" + action + "\"")))
                .form(action);
    }

    private static String idOf(Shown shown) {
        return ID.matcher(shown.address().toString())
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow(() -> new AssertionError(shown.address() + " " + shown.html()));
    }

    private static String payOf(String id) {
        return "/bookings/" + id + "/payment";
    }

    /** Found by number and name, as anybody can who has both. */
    private String pageOf(String id) {
        Form find = visitor.get("/my-booking").form("/my-booking");
        Shown found = visitor.send(
                find.with("number", read(id).at("/confirmationNumber")).with("name", read(id).at("/guest/name")));
        return found.address().toString();
    }

    private String keyOf(String id) {
        String page = pageOf(id);
        return page.substring(page.indexOf('?'));
    }

    private int bookings(TestHotel hotel) {
        return column("select id from reservation where hotel_id = ?", hotel.id())
                .size();
    }
}
