package io.lodgeflow.pages.operations;

import io.lodgeflow.domain.points.PointsLedger;
import io.lodgeflow.domain.points.PointsLedger.PointsEntry;
import io.lodgeflow.engine.transaction.Transactions;
import io.lodgeflow.web.security.Caller;
import io.lodgeflow.web.security.VisibleReservations;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * The points account of a booking's guest, for the head office: what can be used, what is owed, and how it came to be. Found
 * by the booking, so that no account stands in an address.
 */
@Controller
class PointsPages {

    private static final int LATEST = 200;

    private final VisibleReservations visible;
    private final PointsLedger ledger;
    private final Transactions transactions;

    PointsPages(VisibleReservations visible, PointsLedger ledger, Transactions transactions) {
        this.visible = visible;
        this.ledger = ledger;
        this.transactions = transactions;
    }

    record Account(PointsLedger.Account points, List<PointsEntry> entries) {}

    @GetMapping("/operations/bookings/{id}/points")
    String points(@PathVariable String id, Caller caller, Model model) {
        String accountId = visible.read(caller, id, booking -> {
            model.addAttribute("guest", booking.guest().name());
            model.addAttribute("confirmationNumber", booking.confirmationNumber());
            return java.util.Objects.requireNonNullElse(booking.guest().guestAccountId(), "");
        });
        model.addAttribute("id", id);
        model.addAttribute(
                "account",
                transactions.read(() -> new Account(ledger.account(accountId), ledger.entries(accountId, LATEST))));
        return "operations/points";
    }
}
