package io.lodgeflow.pages.frontdesk;

import io.lodgeflow.domain.catalogue.Catalogue;
import io.lodgeflow.domain.catalogue.Room;
import io.lodgeflow.domain.identity.Account;
import io.lodgeflow.domain.identity.Accounts;
import io.lodgeflow.domain.reservation.GuestDetails;
import io.lodgeflow.domain.reservation.ReservationRequest;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.stay.StayDates;
import io.lodgeflow.engine.transaction.Transactions;
import io.lodgeflow.pages.frontdesk.DeskHotels.DeskHotel;
import io.lodgeflow.pages.shell.Granted;
import io.lodgeflow.pages.shell.Words;
import io.lodgeflow.web.Answers;
import io.lodgeflow.web.ProblemException;
import io.lodgeflow.web.TextReader;
import io.lodgeflow.web.security.Caller;
import io.lodgeflow.workflows.frontdesk.WalkIns;
import io.lodgeflow.workflows.frontdesk.WalkIns.State;
import io.lodgeflow.workflows.frontdesk.WalkIns.WalkIn;
import io.lodgeflow.workflows.frontdesk.WalkIns.Wish;
import io.lodgeflow.workflows.idempotency.IdempotentRequest;
import io.lodgeflow.workflows.payment.PaymentMethod;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The form for a guest without a booking. A double click sends the key of its form twice: one guest, once. */
@Controller
class WalkInPage {

    private final DeskHotels hotels;
    private final WalkIns walkIns;
    private final Catalogue catalogue;
    private final Accounts accounts;
    private final Transactions transactions;
    private final Granted granted;
    private final Clock clock;

    WalkInPage(
            DeskHotels hotels,
            WalkIns walkIns,
            Catalogue catalogue,
            Accounts accounts,
            Transactions transactions,
            Granted granted,
            Clock clock) {
        this.hotels = hotels;
        this.walkIns = walkIns;
        this.catalogue = catalogue;
        this.accounts = accounts;
        this.transactions = transactions;
        this.granted = granted;
        this.clock = clock;
    }

    @GetMapping("/front-desk/walk-in")
    String form(@RequestParam String hotel, Caller caller, Model model) {
        DeskHotel house = hotels.existing(caller, hotel);
        transactions.run(() -> {
            model.addAttribute("hotel", house);
            model.addAttribute("types", catalogue.roomTypesOf(house.id()));
            model.addAttribute("plans", catalogue.ratePlansOf(house.id()));
            model.addAttribute(
                    "rooms",
                    catalogue.roomsOf(house.id()).stream().filter(Room::isReady).toList());
            model.addAttribute("key", UUID.randomUUID().toString());
        });
        return "front-desk/dialogs :: walk-in";
    }

    @PostMapping("/front-desk/walk-in")
    ResponseEntity<Void> walkIn(
            @RequestParam String hotel,
            @RequestParam String key,
            @RequestParam String guestName,
            @RequestParam String guestEmail,
            @RequestParam String roomTypeId,
            @RequestParam String ratePlanId,
            @RequestParam int nights,
            @RequestParam int adults,
            @RequestParam(defaultValue = "") String room,
            @RequestParam PaymentMethod method,
            @ModelAttribute("words") Words words,
            Caller caller) {
        DeskHotel house = hotels.existing(caller, hotel);
        String name = TextReader.normalised(guestName);
        if (name.isBlank() || name.length() > 200 || guestEmail.length() > 254 || nights < 0 || nights > 90) {
            throw ProblemException.of(Refusal.invalid("validation_failed.note", ""));
        }
        Account maker = transactions
                .read(() -> accounts.find(caller.accountId()))
                .orElseThrow(() -> ProblemException.of(Refusal.forbidden("account_gone")));
        ReservationRequest request = new ReservationRequest(
                house.id(),
                roomTypeId,
                ratePlanId,
                StayDates.of(house.times().businessDay(clock.instant()), nights),
                1,
                adults,
                0,
                new GuestDetails(maker.id(), null, name, guestEmail.strip(), maker.language(), 0),
                null,
                "",
                Set.of(),
                null,
                null,
                caller.actor(),
                null);
        String id = Answers.granted(walkIns.begin(
                new Wish(request, room.isBlank() ? List.of() : List.of(room), null, method, null),
                new IdempotentRequest(caller.accountId() + " walk-in form", key, "form")));
        WalkIn walkIn = walkIns.goOn(id);
        if (walkIn.state() == State.UNDONE) {
            throw ProblemException.of(Refusal.conflict("walk_in_undone", walkIn.why()));
        }
        return granted.because(words.text("desk.done.walkIn", name));
    }
}
