package io.lodgeflow.pages.frontdesk;

import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.domain.words.Sentence;
import io.lodgeflow.pages.frontdesk.DeskHotels.DeskHotel;
import io.lodgeflow.pages.shell.Granted;
import io.lodgeflow.pages.shell.Words;
import io.lodgeflow.web.Answers;
import io.lodgeflow.web.ProblemException;
import io.lodgeflow.web.security.Caller;
import io.lodgeflow.web.security.VisibleReservations;
import io.lodgeflow.workflows.assignment.AssignRoomsByHand;
import io.lodgeflow.workflows.frontdesk.CheckIn;
import io.lodgeflow.workflows.frontdesk.CheckOut;
import io.lodgeflow.workflows.frontdesk.DeclareNoShow;
import io.lodgeflow.workflows.frontdesk.ReinstateNoShow;
import io.lodgeflow.workflows.payment.PaymentMethod;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * What the front desk does with a click: the very commands of the API, with the version of the booking that the page
 * showed. Done twice by a double click, the second is refused by the booking's state and changes nothing.
 */
@Controller
@RequestMapping("/front-desk/bookings/{id}")
class DeskActionController {

    private static final Set<String> GRANTED_WITH_REASON =
            Set.of("room_not_ready", "room_too_small", "lesser_room", "wish_not_met");

    private final CheckIn checkIn;
    private final CheckOut checkOut;
    private final DeclareNoShow declareNoShow;
    private final ReinstateNoShow reinstateNoShow;
    private final AssignRoomsByHand assignRooms;
    private final VisibleReservations visible;
    private final DeskHotels hotels;
    private final DayReads days;
    private final FreeRooms freeRooms;
    private final Granted granted;

    DeskActionController(
            CheckIn checkIn,
            CheckOut checkOut,
            DeclareNoShow declareNoShow,
            ReinstateNoShow reinstateNoShow,
            AssignRoomsByHand assignRooms,
            VisibleReservations visible,
            DeskHotels hotels,
            DayReads days,
            FreeRooms freeRooms,
            Granted granted) {
        this.checkIn = checkIn;
        this.checkOut = checkOut;
        this.declareNoShow = declareNoShow;
        this.reinstateNoShow = reinstateNoShow;
        this.assignRooms = assignRooms;
        this.visible = visible;
        this.hotels = hotels;
        this.days = days;
        this.freeRooms = freeRooms;
        this.granted = granted;
    }

    /** Without a reason a room that is not ready is answered with the dialog that asks for one. */
    @PostMapping("/check-in")
    Object checkIn(
            @PathVariable String id,
            @RequestParam @Nullable Integer version,
            @RequestParam(defaultValue = "") String reason,
            @ModelAttribute("words") Words words,
            Caller caller,
            Model model,
            HttpServletResponse response) {
        visible.requireFrontDesk(caller, id);
        Result<String> result = checkIn.checkIn(id, false, reasonOf(reason), version, caller.actor());
        if (wantsReason(result, model)) {
            return askWhy(caller, id, "check-in", List.of(), model, response);
        }
        Answers.granted(result);
        return granted.because(words.text("desk.done.checkIn", guestOf(caller, id)));
    }

    /** Without a settlement a balance is answered with the dialog that asks for one. */
    @PostMapping("/check-out")
    Object checkOut(
            @PathVariable String id,
            @RequestParam @Nullable Integer version,
            @RequestParam @Nullable PaymentMethod settlement,
            @ModelAttribute("words") Words words,
            Caller caller,
            Model model,
            HttpServletResponse response) {
        visible.requireFrontDesk(caller, id);
        Result<Money> result = checkOut.checkOut(id, settlement, version, caller.actor());
        if (result instanceof Result.Refused<Money> refused
                && refused.refusal().code().equals("balance_due")) {
            Money balance = Money.parse(
                    String.valueOf(refused.refusal().facts().get("balance")),
                    String.valueOf(refused.refusal().facts().get("currency")));
            model.addAttribute("balance", balance);
            return dialogInstead(caller, id, "settle", model, response);
        }
        Answers.granted(result);
        return granted.because(words.text("desk.done.checkOut", guestOf(caller, id)));
    }

    @GetMapping("/no-show")
    String noShowDialog(@PathVariable String id, Caller caller, Model model) {
        return dialog(caller, id, model, "no-show");
    }

    @PostMapping("/no-show")
    ResponseEntity<Void> noShow(
            @PathVariable String id,
            @RequestParam @Nullable Integer version,
            @RequestParam(defaultValue = "") String note,
            @ModelAttribute("words") Words words,
            Caller caller) {
        visible.requireFrontDesk(caller, id);
        Sentence why = note.isBlank() ? Sentence.of("history.no_show_by_desk") : Sentence.said(shortText(note));
        Answers.granted(declareNoShow.declare(id, why, version, caller.actor()));
        return granted.because(words.text("desk.done.noShow", guestOf(caller, id)));
    }

    @GetMapping("/reinstate")
    String reinstateDialog(@PathVariable String id, Caller caller, Model model) {
        return dialog(caller, id, model, "reinstate");
    }

    @PostMapping("/reinstate")
    ResponseEntity<Void> reinstate(
            @PathVariable String id,
            @RequestParam @Nullable Integer version,
            @RequestParam(defaultValue = "") String note,
            @ModelAttribute("words") Words words,
            Caller caller) {
        visible.requireFrontDesk(caller, id);
        Sentence why = note.isBlank() ? Sentence.of("history.no_show_reinstated") : Sentence.said(shortText(note));
        Answers.granted(reinstateNoShow.reinstate(id, why, version, caller.actor()));
        return granted.because(words.text("desk.done.reinstate", guestOf(caller, id)));
    }

    @GetMapping("/assign-room")
    String assignDialog(@PathVariable String id, Caller caller, Model model) {
        visible.requireFrontDesk(caller, id);
        model.addAttribute("freeRooms", freeRooms.of(id));
        return dialog(caller, id, model, "assign");
    }

    /** Without a reason a room that is less than the guest booked is answered with the dialog that asks for one. */
    @PostMapping("/assign-room")
    Object assign(
            @PathVariable String id,
            @RequestParam @Nullable Integer version,
            @RequestParam(name = "room", defaultValue = "") List<String> rooms,
            @RequestParam(defaultValue = "") String reason,
            @ModelAttribute("words") Words words,
            Caller caller,
            Model model,
            HttpServletResponse response) {
        visible.requireFrontDesk(caller, id);
        List<String> chosen = rooms.stream().limit(10).toList();
        Result<?> result = assignRooms.assign(id, chosen, reasonOf(reason), version, caller.actor());
        if (wantsReason(result, model)) {
            return askWhy(caller, id, "assign-room", chosen, model, response);
        }
        Answers.granted(result);
        return granted.because(words.text("desk.done.assign", guestOf(caller, id)));
    }

    private static @Nullable String reasonOf(String text) {
        return text.isBlank() ? null : shortText(text);
    }

    private static boolean wantsReason(Result<?> result, Model model) {
        if (result instanceof Result.Refused<?> refused
                && GRANTED_WITH_REASON.contains(refused.refusal().code())) {
            model.addAttribute("code", refused.refusal().code());
            return true;
        }
        return false;
    }

    private String askWhy(
            Caller caller, String id, String action, List<String> rooms, Model model, HttpServletResponse response) {
        model.addAttribute("action", action);
        model.addAttribute("chosen", rooms);
        return dialogInstead(caller, id, "why", model, response);
    }

    private String dialogInstead(Caller caller, String id, String fragment, Model model, HttpServletResponse response) {
        response.setHeader("HX-Retarget", "#dialog");
        response.setHeader("HX-Reswap", "innerHTML");
        return dialog(caller, id, model, fragment);
    }

    private String dialog(Caller caller, String id, Model model, String fragment) {
        visible.requireFrontDesk(caller, id);
        DeskHotel hotel = hotels.existing(caller, visible.read(caller, id, Reservation::hotelId));
        model.addAttribute("hotel", hotel);
        model.addAttribute("line", days.line(hotel, id).orElseThrow());
        return "front-desk/dialogs :: " + fragment;
    }

    private String guestOf(Caller caller, String id) {
        return visible.read(caller, id, reservation -> reservation.guest().name());
    }

    private static String shortText(String note) {
        String text = io.lodgeflow.web.TextReader.normalised(note);
        if (text.length() > 300 || text.chars().anyMatch(letter -> Character.isISOControl(letter) && letter != '\n')) {
            throw new ProblemException(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "validation_failed",
                    Sentence.of("refusal.validation_failed.note"));
        }
        return text;
    }
}
