package io.lodgeflow.pages.guest;

import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.rates.PlacingPolicy;
import io.lodgeflow.domain.reservation.CancellationQuote;
import io.lodgeflow.domain.reservation.ModificationQuote;
import io.lodgeflow.domain.reservation.Occupant;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.domain.stay.StayDates;
import io.lodgeflow.pages.guest.GuestDoor.Opened;
import io.lodgeflow.pages.shell.Words;
import io.lodgeflow.web.TextReader;
import io.lodgeflow.web.TextValidator;
import io.lodgeflow.web.security.Caller;
import io.lodgeflow.workflows.booking.CancelReservation;
import io.lodgeflow.workflows.booking.ChangeGuestDetails;
import io.lodgeflow.workflows.booking.ModifyReservation;
import io.lodgeflow.workflows.booking.ModifyReservation.NewStay;
import jakarta.servlet.http.HttpServletResponse;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * What a guest does about a booking: tells the house more before arrival, changes it, cancels it. What costs or gives money
 * back is shown first, and done only as it was shown: at the version of the booking and the amounts of the page that was sent.
 */
@Controller
class MyBookingActions {

    private static final String OPENED = "/my-booking/{id}";

    private final GuestDoor door;
    private final MyBookingPages pages;
    private final MyBooking.Reads reads;
    private final ChangeGuestDetails changeGuestDetails;
    private final ModifyReservation modifyReservation;
    private final CancelReservation cancelReservation;

    MyBookingActions(
            GuestDoor door,
            MyBookingPages pages,
            MyBooking.Reads reads,
            ChangeGuestDetails changeGuestDetails,
            ModifyReservation modifyReservation,
            CancelReservation cancelReservation) {
        this.door = door;
        this.pages = pages;
        this.reads = reads;
        this.changeGuestDetails = changeGuestDetails;
        this.modifyReservation = modifyReservation;
        this.cancelReservation = cancelReservation;
    }

    /** @param others names of those who come along, in the order of adults and children */
    record Told(
            @Nullable String phone,
            @Nullable String language,
            @Nullable String requests,
            @Nullable String arrivalTime,
            @Nullable List<String> wishes,
            @Nullable List<String> others) {

        /** As it was told before. */
        static Told of(MyBooking mine) {
            Reservation booking = mine.booking();
            return new Told(
                    booking.guestPhone(),
                    booking.guest().language(),
                    mine.arrivalTime().requests(),
                    mine.arrivalTime().hours(),
                    List.copyOf(booking.wishesAsStored()),
                    List.of());
        }
    }

    @PostMapping(OPENED + "/details")
    String tell(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String key,
            Told told,
            @Nullable Caller caller,
            Model model,
            HttpServletResponse response) {
        Optional<Reservation> found = door.reading(id, key, caller, (booking, opened) -> booking);
        Optional<Opened> opened = door.open(id, key, caller);
        if (found.isEmpty() || opened.isEmpty()) {
            return pages.wrongLink(caller, model, response);
        }
        String phone = BookForm.said(told.phone());
        String requests = BookForm.said(told.requests());
        List<String> others = told.others() == null
                ? List.of()
                : told.others().stream().map(TextReader::normalised).toList();
        boolean wrong = (!phone.isEmpty() && !BookForm.PHONE.matcher(phone).matches())
                || TextValidator.fault(requests, 0, BookForm.LONGEST_REQUESTS, true)
                        .isPresent()
                || others.stream()
                        .anyMatch(
                                name -> TextValidator.fault(name, 0, 200, false).isPresent());
        if (wrong) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("told", told);
            model.addAttribute("detailsFault", "my.details.fault");
            return pages.show(id, key, caller, model, response);
        }
        Reservation booking = found.get();
        String language = "ko".equals(told.language()) ? "ko" : "en";
        Result<?> done = changeGuestDetails.change(
                id,
                new ChangeGuestDetails.Details(
                        null,
                        null,
                        phone,
                        language,
                        new ArrivalTime(BookForm.said(told.arrivalTime()), requests).written(language),
                        BookForm.wishesIn(told.wishes() == null ? List.of() : told.wishes()),
                        occupants(booking, others)),
                null,
                opened.get().actor());
        return after(done, opened.get(), "details", model, caller, response);
    }

    /** Ages stay as they were told. */
    private static List<Occupant> occupants(Reservation booking, List<String> others) {
        List<Integer> ages = booking.occupants().stream()
                .filter(Occupant::isChild)
                .map(Occupant::age)
                .toList();
        return BookForm.occupants(booking.guest().name(), others, booking.rooms(), booking.adults(), ages);
    }

    /** A wish to change; as typed, absent before the form was sent. */
    record Change(
            @Nullable String arrival,
            @Nullable String departure,
            @Nullable String roomTypeId,
            @Nullable String rooms,
            @Nullable String adults,
            @Nullable String children,
            @Nullable String expectedTotal) {

        /** @param booking says what it costs in */
        Result<NewStay> newStay(Reservation booking) {
            try {
                LocalDate from = LocalDate.parse(BookForm.said(arrival));
                LocalDate to = LocalDate.parse(BookForm.said(departure));
                Optional<Refusal> refusal = PlacingPolicy.refusalOfDates(from, to);
                return Result.unless(
                        refusal,
                        () -> new NewStay(
                                new StayDates(from, to),
                                BookForm.said(roomTypeId),
                                Integer.valueOf(BookForm.said(rooms)),
                                Integer.valueOf(BookForm.said(adults)),
                                Integer.valueOf(BookForm.said(children)),
                                expectedTotal == null
                                        ? null
                                        : Money.parse(
                                                expectedTotal,
                                                booking.currency().getCurrencyCode())));
            } catch (DateTimeException | IllegalArgumentException | ArithmeticException unreadable) {
                return Result.refused(Refusal.invalid("unknown_offer", ""));
            }
        }
    }

    /** The form, and once it was sent what the change would cost. */
    @GetMapping(OPENED + "/change")
    String change(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String key,
            @ModelAttribute("change") Change change,
            @Nullable Caller caller,
            Model model,
            HttpServletResponse response) {
        Optional<MyBooking> mine = door.reading(id, key, caller, reads::of);
        if (mine.isEmpty()) {
            return pages.wrongLink(caller, model, response);
        }
        if (change.arrival() != null) {
            Result<ModificationQuote> quote =
                    change.newStay(mine.get().booking()).then(wish -> modifyReservation.preview(id, wish));
            switch (quote) {
                case Result.Done<ModificationQuote> done -> model.addAttribute("quote", done.value());
                case Result.Refused<ModificationQuote>(Refusal why) -> model.addAttribute("refusal", why);
            }
        }
        return changing(mine.get(), model);
    }

    private String changing(MyBooking mine, Model model) {
        model.addAttribute("mine", mine);
        model.addAttribute("types", reads.roomTypesOf(mine));
        model.addAttribute("form", UUID.randomUUID().toString());
        return "guest/change-booking";
    }

    @PostMapping(OPENED + "/change")
    String changed(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String key,
            @ModelAttribute("change") Change change,
            @RequestParam(defaultValue = "") String form,
            @RequestParam int version,
            @Nullable Caller caller,
            Model model,
            HttpServletResponse response) {
        Optional<MyBooking> mine = door.reading(id, key, caller, reads::of);
        if (mine.isEmpty()) {
            return pages.wrongLink(caller, model, response);
        }
        Opened opened = mine.get().opened();
        Result<ModificationQuote> done = change.newStay(mine.get().booking())
                .then(wish -> modifyReservation.modify(
                        id,
                        wish,
                        null,
                        version,
                        opened.actor(),
                        GuestDoor.once("change page " + id, form, change.toString())));
        if (done instanceof Result.Refused<ModificationQuote>(Refusal why)) {
            response.setStatus(HttpStatus.CONFLICT.value());
            model.addAttribute("refusal", why);
            return changing(mine.get(), model);
        }
        return after(done, opened, "change", model, caller, response);
    }

    /** What canceling now would give back and keep. */
    @GetMapping(OPENED + "/cancel")
    String quote(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String key,
            @Nullable Caller caller,
            Model model,
            HttpServletResponse response) {
        Optional<MyBooking> mine = door.reading(id, key, caller, reads::of);
        return mine.isEmpty() ? pages.wrongLink(caller, model, response) : canceling(mine.get(), model);
    }

    private String canceling(MyBooking mine, Model model) {
        model.addAttribute("mine", mine);
        model.addAttribute("form", UUID.randomUUID().toString());
        switch (cancelReservation.preview(mine.booking().id())) {
            case Result.Done<CancellationQuote> done -> model.addAttribute("quote", done.value());
            case Result.Refused<CancellationQuote>(Refusal why) -> model.addAttribute("refusal", why);
        }
        return "guest/cancel-booking";
    }

    /** @param fee what the page said that the hotel keeps; at another, such as after midnight, the new one is shown instead */
    @PostMapping(OPENED + "/cancel")
    String cancel(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String key,
            @RequestParam(defaultValue = "") String form,
            @RequestParam(defaultValue = "") String fee,
            @RequestParam int version,
            @ModelAttribute("words") Words words,
            @Nullable Caller caller,
            Model model,
            HttpServletResponse response) {
        Optional<MyBooking> mine = door.reading(id, key, caller, reads::of);
        if (mine.isEmpty()) {
            return pages.wrongLink(caller, model, response);
        }
        boolean other = cancelReservation.preview(id) instanceof Result.Done<CancellationQuote>(CancellationQuote now)
                && !now.fee().decimal().equals(fee);
        Opened opened = mine.get().opened();
        Result<CancellationQuote> done = other
                ? Result.refused(Refusal.ifStale(version + 1, version).orElseThrow())
                : cancelReservation.cancel(
                        id,
                        words.text("my.cancel.reason"),
                        version,
                        opened.actor(),
                        GuestDoor.once("cancel page " + id, form, fee));
        if (done instanceof Result.Refused<CancellationQuote>) {
            response.setStatus(HttpStatus.CONFLICT.value());
            model.addAttribute("again", true);
            return canceling(mine.get(), model);
        }
        return after(done, opened, "cancel", model, caller, response);
    }

    /** Loaded anew, so that loading it again repeats nothing. */
    private String after(
            Result<?> done,
            Opened opened,
            String what,
            Model model,
            @Nullable Caller caller,
            HttpServletResponse response) {
        if (done instanceof Result.Refused<?>(Refusal why)) {
            response.setStatus(HttpStatus.CONFLICT.value());
            model.addAttribute("refusal", why);
            return pages.show(opened.id(), opened.key(), caller, model, response);
        }
        return "redirect:/my-booking/" + opened.id() + "?key=" + opened.key() + "&done=" + what;
    }
}
