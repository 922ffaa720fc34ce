package io.lodgeflow.pages.guest;

import io.lodgeflow.domain.catalogue.RatePlan.PaymentPlan;
import io.lodgeflow.domain.identity.Accounts;
import io.lodgeflow.domain.identity.Actor;
import io.lodgeflow.domain.reservation.GuestDetails;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.reservation.ReservationRequest;
import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.engine.transaction.Transactions;
import io.lodgeflow.pages.guest.BookForm.Stay;
import io.lodgeflow.web.Answers;
import io.lodgeflow.web.ReaderLanguage;
import io.lodgeflow.web.security.Caller;
import io.lodgeflow.web.security.RateLimitFilter;
import io.lodgeflow.workflows.booking.ChangeGuestDetails;
import io.lodgeflow.workflows.booking.PlaceReservations;
import io.lodgeflow.workflows.booking.PlaceReservations.Placed;
import io.lodgeflow.workflows.booking.PlaceReservations.Wish;
import io.lodgeflow.workflows.idempotency.IdempotencyKeys;
import io.lodgeflow.workflows.idempotency.IdempotentRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * Booking in three steps: the stay with its price and terms, who comes, the payment. The first page fixes a key, which all
 * further ones carry in address or form: refreshed, gone back to, sent twice, it books once. All tabs of a browser get the
 * same key for the same stay; who has booked it and wants it once more says so. The rooms
 * are held when the second step is sent; what then waits for money is paid on {@link PaymentPage}, and nothing is lost but
 * a hold that runs out if anybody dies in between.
 */
@Controller
class BookPages {

    /** Who books without an account: no account has this name, so nobody sees the booking by being somebody. */
    private static final String NOBODY = "web_";

    private static final String WITHOUT_CARD = "none";
    /** Of one browser, until it is closed. */
    private static final String BROWSER = "lodgeflow_booking";

    private final Offered.Reads offers;
    private final PlaceReservations placeReservations;
    private final ChangeGuestDetails changeGuestDetails;
    private final IdempotencyKeys keys;
    private final Reservations reservations;
    private final Accounts accounts;
    private final GuestDoor door;
    private final Transactions transactions;

    BookPages(
            Offered.Reads offers,
            PlaceReservations placeReservations,
            ChangeGuestDetails changeGuestDetails,
            IdempotencyKeys keys,
            Reservations reservations,
            Accounts accounts,
            GuestDoor door,
            Transactions transactions) {
        this.offers = offers;
        this.placeReservations = placeReservations;
        this.changeGuestDetails = changeGuestDetails;
        this.keys = keys;
        this.reservations = reservations;
        this.accounts = accounts;
        this.door = door;
        this.transactions = transactions;
    }

    /** The stay, its price, the terms. */
    @GetMapping("/book")
    String stay(
            @ModelAttribute("typed") BookForm form,
            @CookieValue(name = BROWSER, defaultValue = "") String browser,
            @Nullable Caller caller,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        GuestDoor.refuseStaff(caller);
        Stay stay = Answers.granted(form.stay());
        return form.hasKey()
                ? show("stay", stay, form, caller, model)
                : begin(stay, form, browser.isEmpty() ? newBrowser(request, response) : browser, caller, model);
    }

    /** Goes on where this browser was with the same stay. */
    private String begin(Stay stay, BookForm form, String browser, @Nullable Caller caller, Model model) {
        String key = UUID.nameUUIDFromBytes((browser + " " + stay.words()).getBytes(StandardCharsets.UTF_8))
                .toString();
        Optional<Reservation> mine = bookedWith(key, stay, caller);
        String another = stay.at("/book", UUID.randomUUID().toString());
        if (mine.isEmpty()) {
            return "redirect:" + stay.at("/book", key);
        }
        if (mine.get().isUnpaidHold()) {
            return "redirect:" + leadsTo(mine.get());
        }
        if (!mine.get().status().holdsNights()) {
            return "redirect:" + another;
        }
        model.addAttribute("another", another);
        model.addAttribute("booked", leadsTo(mine.get()));
        return show("again", Answers.granted(offers.of(stay)), form, model);
    }

    private static String newBrowser(HttpServletRequest request, HttpServletResponse response) {
        String made = UUID.randomUUID().toString();
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(BROWSER, made)
                        .httpOnly(true)
                        .sameSite("Lax")
                        .secure(request.isSecure())
                        .path(request.getContextPath() + "/book")
                        .build()
                        .toString());
        return made;
    }

    /** What a form with this key has booked, if it has. */
    private Optional<Reservation> bookedWith(String key, Stay stay, @Nullable Caller caller) {
        return transactions.read(() -> keys.find(once(key, stay, caller))
                .filter(IdempotencyKeys.Earlier::sameRequest)
                .flatMap(earlier -> reservations.find(earlier.resourceId())));
    }

    private static IdempotentRequest once(String key, Stay stay, @Nullable Caller caller) {
        return GuestDoor.once(makerOf(key, caller) + " book", key, stay.words());
    }

    private static String makerOf(String key, @Nullable Caller caller) {
        return caller == null ? NOBODY + key.replace("-", "") : caller.accountId();
    }

    /** Who comes; not before the terms are accepted. */
    @GetMapping("/book/guest")
    String guest(
            @ModelAttribute("typed") BookForm form,
            @Nullable Caller caller,
            HttpServletRequest request,
            Model model,
            HttpServletResponse response) {
        GuestDoor.refuseStaff(caller);
        Stay stay = Answers.granted(form.stay());
        if (!form.hasKey()) {
            return "redirect:" + stay.at("/book", null);
        }
        if (BookForm.said(form.terms()).isEmpty()) {
            return faulty("stay", stay, form, Map.of("terms", "book.fault.terms"), model, response);
        }
        model.addAttribute("typed", caller == null ? form : prefilled(form, caller));
        return show("guest", stay, form, caller, model);
    }

    private BookForm prefilled(BookForm form, Caller caller) {
        return transactions
                .read(() -> accounts.find(caller.accountId()))
                .map(account -> form.prefilled(account.name(), account.email(), account.language()))
                .orElse(form);
    }

    /** Holds the rooms, or books them if nothing is to be paid now; says so where that leads to. */
    @PostMapping("/book")
    String book(
            @ModelAttribute("typed") BookForm form,
            @Nullable Caller caller,
            HttpServletRequest request,
            Model model,
            HttpServletResponse response) {
        GuestDoor.refuseStaff(caller);
        Stay stay = Answers.granted(form.stay());
        if (!form.hasKey()) {
            return "redirect:" + stay.at("/book", null);
        }
        if (BookForm.said(form.terms()).isEmpty()) {
            return faulty("stay", stay, form, Map.of("terms", "book.fault.terms"), model, response);
        }
        Map<String, String> faults = form.faults();
        if (!faults.isEmpty()) {
            return faulty("guest", stay, form, faults, model, response);
        }
        Offered offered = Answers.granted(offers.of(stay));
        if (offered.payment() == PaymentPlan.PAY_AT_HOTEL
                && BookForm.said(form.card()).isEmpty()) {
            return show("card", stay, form, caller, model);
        }
        return switch (placeReservations.place(wish(form, stay, caller, request), Reservation::id)) {
            case Result.Done<Placed> done -> placed(done.value(), form, stay);
            case Result.Refused<Placed>(Refusal why) -> refused(why, stay, form, model, response);
        };
    }

    /** Sent again, perhaps with a name mended: what is held then is that guest's. */
    private String placed(Placed placed, BookForm form, Stay stay) {
        String id = placed.reservationId();
        Reservation booking = transactions.read(() -> reservations.find(id).orElseThrow());
        if (placed.repeated() && booking.isUnpaidHold()) {
            changeGuestDetails.change(
                    id,
                    new ChangeGuestDetails.Details(
                            BookForm.said(form.name()),
                            BookForm.said(form.email()),
                            BookForm.said(form.phone()),
                            languageOf(form),
                            requestsOf(form),
                            form.roomWishes(),
                            form.occupants(stay)),
                    null,
                    booking.guest().accountId().startsWith(NOBODY)
                            ? new Actor("guest:web")
                            : new Actor("guest:" + booking.guest().accountId()));
        }
        return "redirect:" + leadsTo(booking);
    }

    private String leadsTo(Reservation booking) {
        String payment = door.paymentPageOf(booking.id());
        return booking.paymentDeadline() != null && payment.startsWith("/") ? payment : door.pageOf(booking.id());
    }

    private String refused(Refusal why, Stay stay, BookForm form, Model model, HttpServletResponse response) {
        response.setStatus(HttpStatus.CONFLICT.value());
        model.addAttribute("refusal", why);
        return switch (why.code()) {
            case "guarantee_needs_action", "guarantee_refused", "guarantee_unknown" -> {
                model.addAttribute(
                        "bank", why.facts().get("nextAction") instanceof Map<?, ?> next ? next.get("url") : null);
                yield show("card", Answers.granted(offers.of(stay)), form, model);
            }
            default ->
                show(
                        why.code().equals("price_changed") ? "price" : "refused",
                        Answers.granted(offers.of(stay)),
                        form,
                        model);
        };
    }

    private String faulty(
            String step,
            Stay stay,
            BookForm form,
            Map<String, String> faults,
            Model model,
            HttpServletResponse response) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("faults", faults);
        return show(step, Answers.granted(offers.of(stay)), form, model);
    }

    /** Who took the last room with this very form is led to it. */
    private String show(String step, Stay stay, BookForm form, @Nullable Caller caller, Model model) {
        Offered offered = Answers.granted(offers.of(stay));
        Optional<Reservation> mine = bookedWith(Objects.requireNonNull(form.form()), stay, caller);
        boolean gone = offered.refusal() != null || offered.isPriceChanged();
        return mine.isPresent() && gone ? "redirect:" + leadsTo(mine.get()) : show(step, offered, form, model);
    }

    /** What cannot be booked, or not at the price that was seen, is told first, whichever step was asked for. */
    private String show(String step, Offered offered, BookForm form, Model model) {
        Stay stay = offered.stay();
        boolean told = model.containsAttribute("refusal") || step.equals("again");
        String shown = told ? step : offered.refusal() != null ? "refused" : offered.isPriceChanged() ? "price" : step;
        if (shown.equals("refused")) {
            model.addAttribute("alternatives", offers.alternatives(stay));
        }
        model.addAttribute("step", shown);
        model.addAttribute("offered", offered);
        model.addAttribute("why", told ? model.getAttribute("refusal") : offered.refusal());
        if (!model.containsAttribute("faults")) {
            model.addAttribute("faults", Map.of());
        }
        model.addAttribute("accept", stay.at(offered.total()).at("/book", form.form()));
        model.addAttribute("back", stay.at("/book", form.form()));
        model.addAttribute("hotelPage", stay.at("/hotels/" + stay.hotelId()));
        model.addAttribute("sandbox", GuestCards.ALL);
        model.addAttribute("hours", ArrivalTime.choices());
        return "guest/book";
    }

    private Wish wish(BookForm form, Stay stay, @Nullable Caller caller, HttpServletRequest asked) {
        String key = Objects.requireNonNull(form.form());
        String maker = makerOf(key, caller);
        ReservationRequest request = new ReservationRequest(
                stay.hotelId(),
                stay.roomTypeId(),
                stay.ratePlanId(),
                stay.dates(),
                stay.rooms(),
                stay.adults(),
                stay.children(),
                guestOf(form, maker, caller),
                null,
                requestsOf(form),
                form.roomWishes(),
                null,
                stay.expected(),
                caller == null ? new Actor("guest:web") : caller.actor(),
                cardOf(form),
                BookForm.said(form.phone()).isEmpty() ? null : BookForm.said(form.phone()),
                form.occupants(stay),
                RateLimitFilter.network(asked.getRemoteAddr()));
        return new Wish(request, once(key, stay, caller));
    }

    /** Who books for another, by another address, earns no points for it. */
    private GuestDetails guestOf(BookForm form, String maker, @Nullable Caller caller) {
        String email = BookForm.said(form.email());
        boolean own = caller != null
                && transactions
                        .read(() -> accounts.find(caller.accountId()))
                        .filter(account -> account.email().equalsIgnoreCase(email))
                        .isPresent();
        int vip =
                own ? transactions.read(() -> accounts.find(maker).orElseThrow().vipLevel()) : 0;
        return new GuestDetails(maker, own ? maker : null, BookForm.said(form.name()), email, languageOf(form), vip);
    }

    private static @Nullable String cardOf(BookForm form) {
        String card = BookForm.said(form.card());
        return card.isEmpty() || card.equals(WITHOUT_CARD) ? null : card;
    }

    private static String requestsOf(BookForm form) {
        return new ArrivalTime(BookForm.said(form.arrivalTime()), BookForm.said(form.requests()))
                .written(languageOf(form));
    }

    private static String languageOf(BookForm form) {
        String language = BookForm.said(form.language());
        return language.equals("ko") || language.equals("en") ? language : ReaderLanguage.code();
    }
}
