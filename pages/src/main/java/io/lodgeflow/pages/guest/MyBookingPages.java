package io.lodgeflow.pages.guest;

import io.lodgeflow.domain.catalogue.Catalogue;
import io.lodgeflow.domain.catalogue.Hotel;
import io.lodgeflow.domain.identity.Identifiers;
import io.lodgeflow.domain.reservation.Occupant;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.domain.stay.StayDates;
import io.lodgeflow.domain.words.SearchWords;
import io.lodgeflow.engine.transaction.Transactions;
import io.lodgeflow.pages.live.LiveFeed;
import io.lodgeflow.web.security.Caller;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * A guest finds a booking again: by the account, by the link of a message, or by confirmation number and name, and sees what
 * it is, what happens next and when, what is paid, and what was written. What is done there is in {@link MyBookingActions}.
 */
@Controller
class MyBookingPages {

    private static final int MOST_SHOWN = 100;
    private static final Set<String> DONE = Set.of("details", "change", "cancel");
    private static final Pattern ONE_HANGUL_WORD = Pattern.compile("[가-힣]{2,5}");

    private final GuestDoor door;
    private final MyBooking.Reads reads;
    private final Reservations reservations;
    private final Catalogue catalogue;
    private final LiveFeed live;
    private final Transactions transactions;
    private final JdbcClient jdbc;
    private final Clock clock;

    MyBookingPages(
            GuestDoor door,
            MyBooking.Reads reads,
            Reservations reservations,
            Catalogue catalogue,
            LiveFeed live,
            Transactions transactions,
            JdbcClient jdbc,
            Clock clock) {
        this.door = door;
        this.reads = reads;
        this.reservations = reservations;
        this.catalogue = catalogue;
        this.live = live;
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** One line of an account's bookings. */
    record Line(
            String address,
            String confirmationNumber,
            String hotel,
            String city,
            StayDates stay,
            MyBooking.State state,
            boolean over) {}

    /** The bookings of whoever is signed in; for others the way to one. */
    @GetMapping("/my-booking")
    String find(@Nullable Caller caller, Model model) {
        GuestDoor.refuseStaff(caller);
        model.addAttribute("bookings", caller == null ? List.of() : bookingsOf(caller));
        return "guest/find-booking";
    }

    private List<Line> bookingsOf(Caller caller) {
        return transactions.read(() -> jdbc
                .sql("""
                select id from reservation where guest_id = ? or guest_account_id = ?
                order by arrival desc, id desc limit ?
                """)
                .params(caller.accountId(), caller.accountId(), MOST_SHOWN)
                .query((row, number) -> Objects.requireNonNull(row.getString(1)))
                .list()
                .stream()
                .flatMap(id -> reservations.find(id).stream())
                .map(this::line)
                .toList());
    }

    private Line line(Reservation booking) {
        Hotel hotel = catalogue.hotel(booking.hotelId()).orElseThrow();
        return new Line(
                "/my-booking/" + booking.id(),
                booking.confirmationNumber(),
                hotel.name(),
                hotel.city(),
                booking.stay(),
                MyBooking.stateOf(booking),
                !booking.status().holdsNights()
                        || booking.stay().departure().isBefore(hotel.times().today(clock.instant())));
    }

    /** The same answer whatever is wrong, and few tries a minute. */
    @PostMapping("/my-booking")
    String found(
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String name,
            @Nullable Caller caller,
            Model model,
            HttpServletResponse response) {
        GuestDoor.refuseStaff(caller);
        Optional<String> page = transactions
                .read(() -> jdbc.sql("select id from reservation where confirmation_number = ?")
                        .param(Identifiers.confirmationNumberIn(cut(number)))
                        .query((row, place) -> Objects.requireNonNull(row.getString(1)))
                        .optional()
                        .flatMap(reservations::find)
                        .filter(booking -> isNameOf(booking.guest().name(), cut(name)))
                        .map(Reservation::id))
                .map(door::pageOf);
        if (page.isEmpty()) {
            response.setStatus(HttpStatus.NOT_FOUND.value());
            model.addAttribute("fault", "my.find.nothing");
            model.addAttribute("number", cut(number));
            model.addAttribute("name", cut(name));
            return find(caller, model);
        }
        return "redirect:" + page.get();
    }

    private static String cut(String typed) {
        return typed.length() > 200 ? typed.substring(0, 200) : typed;
    }

    /** The whole name, or the family name: the last word, and the first syllable of a name in Hangul. */
    static boolean isNameOf(String name, String typed) {
        String whole = SearchWords.key(name);
        String said = SearchWords.key(typed);
        String family = whole.substring(whole.lastIndexOf(' ') + 1);
        boolean hangul = ONE_HANGUL_WORD.matcher(whole).matches() && whole.startsWith(said) && said.length() < 3;
        return !said.isEmpty() && (said.equals(whole) || said.equals(family) || hangul);
    }

    @GetMapping("/my-booking/{id}")
    String page(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String key,
            @RequestParam(defaultValue = "") String done,
            @Nullable Caller caller,
            Model model,
            HttpServletResponse response) {
        model.addAttribute("done", DONE.contains(done) ? done : null);
        return show(id, key, caller, model, response);
    }

    String show(String id, String key, @Nullable Caller caller, Model model, HttpServletResponse response) {
        Optional<String> known = door.open(id, key, caller).map(opened -> live.stateOfBooking(id));
        Optional<MyBooking> mine = door.reading(id, key, caller, reads::of);
        if (mine.isEmpty()) {
            return wrongLink(caller, model, response);
        }
        model.addAttribute("known", known.orElse(""));
        model.addAttribute("mine", mine.get());
        if (!model.containsAttribute("told")) {
            model.addAttribute("told", MyBookingActions.Told.of(mine.get()));
        }
        model.addAttribute("hours", ArrivalTime.choices());
        model.addAttribute("others", othersOf(mine.get().booking()));
        return "guest/my-booking";
    }

    /** A name, or an empty one, for each guest but the first: adults, then children whose age is known. */
    private static List<String> othersOf(Reservation booking) {
        List<Occupant> told = booking.occupants();
        List<String> adults = told.stream()
                .filter(one -> !one.isChild())
                .skip(1)
                .map(one -> one.name() == null ? "" : one.name())
                .toList();
        List<String> children = told.stream()
                .filter(Occupant::isChild)
                .map(one -> one.name() == null ? "" : one.name())
                .toList();
        return IntStream.range(0, booking.adults() - 1 + children.size())
                .mapToObj(i -> i < booking.adults() - 1
                        ? i < adults.size() ? adults.get(i) : ""
                        : children.get(i - booking.adults() + 1))
                .toList();
    }

    /** Says how else the booking is found; a wrong key, one that is too old and no booking are told alike. */
    String wrongLink(@Nullable Caller caller, Model model, HttpServletResponse response) {
        response.setStatus(HttpStatus.NOT_FOUND.value());
        model.addAttribute("fault", "my.link.wrong");
        return find(caller, model);
    }

    /** Tells the open page that something has changed. */
    @GetMapping(path = "/my-booking/{id}/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    ResponseEntity<SseEmitter> live(
            @PathVariable String id, @RequestParam(defaultValue = "") String key, @Nullable Caller caller) {
        return door.open(id, key, caller)
                .map(opened -> ResponseEntity.ok()
                        .cacheControl(CacheControl.noStore())
                        .header("X-Accel-Buffering", "no")
                        .body(live.followBooking(id)))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }
}
