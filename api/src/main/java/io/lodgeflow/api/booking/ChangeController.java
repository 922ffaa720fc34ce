package io.lodgeflow.api.booking;

import io.lodgeflow.api.booking.ReservationView.RoomGuest;
import io.lodgeflow.api.reservation.OnceAnswered;
import io.lodgeflow.api.reservation.OnceAnswered.Answer;
import io.lodgeflow.api.reservation.Patience;
import io.lodgeflow.domain.catalogue.RoomWish;
import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.rates.PlacingPolicy;
import io.lodgeflow.domain.reservation.CancellationQuote;
import io.lodgeflow.domain.reservation.Modification;
import io.lodgeflow.domain.reservation.ModificationQuote;
import io.lodgeflow.domain.reservation.PaymentStatus;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.domain.stay.StayDates;
import io.lodgeflow.domain.words.Sentence;
import io.lodgeflow.engine.transaction.Transactions;
import io.lodgeflow.web.Answers;
import io.lodgeflow.web.Preference;
import io.lodgeflow.web.ProblemException;
import io.lodgeflow.web.Problems;
import io.lodgeflow.web.SeenVersion;
import io.lodgeflow.web.Text;
import io.lodgeflow.web.security.Caller;
import io.lodgeflow.web.security.VisibleReservations;
import io.lodgeflow.workflows.booking.CancelReservation;
import io.lodgeflow.workflows.booking.ChangeGuestDetails;
import io.lodgeflow.workflows.booking.ModifyReservation;
import io.lodgeflow.workflows.booking.ModifyReservation.NewStay;
import io.lodgeflow.workflows.idempotency.IdempotentRequest;
import io.lodgeflow.workflows.words.Sentences;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Changing and canceling, each with a preview that changes nothing. */
@RestController
@RequestMapping("/v1/reservations/{id}/actions")
@Tag(name = "Reservations")
class ChangeController {

    private final CancelReservation cancelReservation;
    private final ModifyReservation modifyReservation;
    private final ChangeGuestDetails changeGuestDetails;
    private final Reservations reservations;
    private final ReservationViews views;
    private final VisibleReservations visible;
    private final OnceAnswered onceAnswered;
    private final Patience patience;
    private final Transactions transactions;
    /** The one that is being answered. */
    private final ObjectProvider<HttpServletRequest> request; // commands run without a web server

    ChangeController(
            CancelReservation cancelReservation,
            ModifyReservation modifyReservation,
            ChangeGuestDetails changeGuestDetails,
            Reservations reservations,
            ReservationViews views,
            VisibleReservations visible,
            OnceAnswered onceAnswered,
            Patience patience,
            Transactions transactions,
            ObjectProvider<HttpServletRequest> request) {
        this.cancelReservation = cancelReservation;
        this.modifyReservation = modifyReservation;
        this.changeGuestDetails = changeGuestDetails;
        this.reservations = reservations;
        this.views = views;
        this.visible = visible;
        this.onceAnswered = onceAnswered;
        this.patience = patience;
        this.transactions = transactions;
        this.request = request;
    }

    record CancellationPreview(
            int daysBeforeArrival,
            int refundPercent,
            Money paid,
            Money refund,
            long pointsBack,
            Money charge,
            Money fee,
            String explanation) {}

    record Cancellation(@NotNull @Text(max = 300) String reason) {}

    /** The new stay; absent fields stay as they are. */
    record Change(
            @Nullable LocalDate arrival,
            @Nullable LocalDate departure,
            @Nullable @Text(max = 40) String roomTypeId,
            @Nullable @Min(1) @Max(10) Integer rooms,
            @Nullable @Min(1) @Max(100) Integer adults,
            @Nullable @Min(0) @Max(100) Integer children,
            @Nullable @Text(max = 200) String paymentToken,
            @Nullable Money expectedTotal) {}

    /** Who comes and what they wish; absent fields stay as they are. */
    record GuestChange(
            @Nullable @Text(max = 200) String guestName,

            @Nullable
            @Pattern(
                    regexp = "[^@\\s\\p{C}\\p{Z}]{1,64}@[^@\\s\\p{C}\\p{Z}]{1,189}",
                    message = "is not an e-mail address")
            String guestEmail,

            @Nullable
            @Pattern(regexp = "|" + ReservationController.NewReservation.PHONE, message = "is not a phone number")
            String guestPhone,

            @Nullable @Pattern(regexp = "en|ko", message = "must be en or ko")
            String language,

            @Nullable @Text(max = 1000, min = 0, multiline = true)
            String specialRequests,

            @Nullable Set<RoomWish> wishes,
            @Nullable @Size(max = 100) List<@Valid @NotNull RoomGuest> guests) {

        ChangeGuestDetails.Details details() {
            return new ChangeGuestDetails.Details(
                    guestName,
                    guestEmail,
                    guestPhone,
                    language,
                    specialRequests,
                    wishes,
                    guests == null
                            ? null
                            : guests.stream().map(RoomGuest::occupant).toList());
        }
    }

    record ModificationPreview(
            LocalDate arrival,
            LocalDate departure,
            String roomTypeId,
            int rooms,
            Money oldTotal,
            Money newTotal,
            Money difference,
            Money chargeNow,
            Money refundNow,
            Money kept,
            Money keptIfCanceled,
            String explanation) {}

    @PostMapping("/preview-cancellation")
    @Operation(
            summary = "What canceling now would refund",
            description = "By the policy in force at booking. Changes nothing.")
    CancellationPreview previewCancellation(@PathVariable String id, Caller caller) {
        visible.requireVisible(caller, id);
        CancellationQuote quote = Answers.granted(cancelReservation.preview(id));
        return new CancellationPreview(
                quote.daysBeforeArrival(),
                quote.refundPercent(),
                quote.paid(),
                quote.refund(),
                quote.back().points(),
                quote.charge(),
                quote.fee(),
                Sentences.english(quote.explanation()));
    }

    @PostMapping("/cancel")
    @Operation(
            operationId = "cancelReservation",
            summary = "Cancel",
            description =
                    "Needs If-Match. Rooms are free at once; a refund is on its way to the gateway. With Prefer: wait=N"
                            + " the answer waits for the gateway's confirmation.")
    @ApiResponse(
            responseCode = "200",
            description = "Done",
            content = @Content(schema = @Schema(implementation = ReservationView.class)))
    ResponseEntity<String> cancel(
            @PathVariable String id,
            @Valid @RequestBody Cancellation cancellation,
            SeenVersion seen,
            Preference preference,
            IdempotentRequest idempotency,
            Caller caller) {
        visible.requireVisible(caller, id);
        Answers.granted(
                cancelReservation.cancel(id, cancellation.reason(), seen.required(), caller.actor(), idempotency));
        return onceAnswered.answer(idempotency, () -> {
            if (preference.patience() != null) {
                patience.await(preference, () -> holds(id, r -> r.paymentStatus() != PaymentStatus.REFUND_PENDING));
            }
            return present(id, caller, HttpStatus.OK, true);
        });
    }

    @PostMapping("/change-details")
    @Operation(
            operationId = "changeGuestDetails",
            summary = "Change who comes and what they wish",
            description =
                    "Guest's name, e-mail address, phone, language, special requests, wishes, and who stays in which"
                            + " room. Costs nothing, so it is done at once. Possible until the stay is over. If-Match as for other"
                            + " changes, if it is sent.")
    ResponseEntity<ReservationView> changeDetails(
            @PathVariable String id, @Valid @RequestBody GuestChange change, SeenVersion seen, Caller caller) {
        visible.requireVisible(caller, id);
        Answers.granted(changeGuestDetails.change(id, change.details(), seen.ifGiven(), caller.actor()));
        return visible.read(
                caller, id, reservation -> Answers.ok(views.of(reservation, caller), reservation.version()));
    }

    @PostMapping("/preview-modification")
    @Operation(summary = "What a change would cost", description = "Changes nothing, holds nothing.")
    ModificationPreview previewModification(@PathVariable String id, @Valid @RequestBody Change change, Caller caller) {
        NewStay wish = visible.read(caller, id, reservation -> newStay(change, reservation));
        ModificationQuote quote = Answers.granted(modifyReservation.preview(id, wish));
        return new ModificationPreview(
                quote.newTerms().stay().arrival(),
                quote.newTerms().stay().departure(),
                quote.newTerms().roomTypeId(),
                quote.newTerms().rooms(),
                quote.oldTotal(),
                quote.newTotal(),
                quote.difference(),
                quote.chargeNow(),
                quote.refundNow(),
                quote.fee(),
                quote.keptIfCanceled(),
                Sentences.english(quote.explanation()));
    }

    @PostMapping("/modify")
    @Operation(
            operationId = "modifyReservation",
            summary = "Change dates, room type, rooms or guests",
            description =
                    "Needs If-Match. All or nothing. 202 while a higher price is being charged: read the reservation,"
                            + " its modification becomes applied or declined. 402 when its payment was declined: nothing"
                            + " was changed. What is as it was changes nothing.")
    @ApiResponse(
            responseCode = "200",
            description = "Done",
            content = @Content(schema = @Schema(implementation = ReservationView.class)))
    @ApiResponse(responseCode = "402")
    @ApiResponse(
            responseCode = "202",
            description = "Under way: read it later at Location",
            content = @Content(schema = @Schema(implementation = ReservationView.class)))
    ResponseEntity<String> modify(
            @PathVariable String id,
            @Valid @RequestBody Change change,
            SeenVersion seen,
            Preference preference,
            IdempotentRequest idempotency,
            Caller caller) {
        NewStay wish = visible.read(caller, id, reservation -> newStay(change, reservation));
        ModificationQuote quote = Answers.granted(modifyReservation.modify(
                id, wish, change.paymentToken(), seen.required(), caller.actor(), idempotency));
        return onceAnswered.answer(idempotency, () -> {
            boolean done = patience.await(preference, () -> holds(id, reservation -> !reservation.modificationOpen()));
            return transactions
                    .read(() -> declined(id, quote))
                    .map(why -> new Answer(why.status(), Problems.document(why, request.getObject()), null, null, true))
                    .orElseGet(() -> present(id, caller, done ? HttpStatus.OK : HttpStatus.ACCEPTED, done));
        });
    }

    /** Present if this change was declined. */
    private Optional<ProblemException> declined(String id, ModificationQuote quote) {
        return reservations
                .lastModification(id)
                .filter(last -> last.status() == Modification.Status.DECLINED
                        && last.terms().equals(quote.newTerms())
                        && !reservations.find(id).orElseThrow().terms().equals(quote.newTerms()))
                .map(last -> new ProblemException(
                        HttpStatus.PAYMENT_REQUIRED,
                        "payment_declined",
                        Sentence.of("refusal.payment_declined", last.difference())));
    }

    private static NewStay newStay(Change change, Reservation reservation) {
        LocalDate arrival = change.arrival() == null ? reservation.stay().arrival() : change.arrival();
        LocalDate departure = change.departure() == null ? reservation.stay().departure() : change.departure();
        Answers.unlessRefused(PlacingPolicy.refusalOfDates(arrival, departure));
        return new NewStay(
                new StayDates(arrival, departure),
                change.roomTypeId(),
                change.rooms(),
                change.adults(),
                change.children(),
                change.expectedTotal());
    }

    private boolean holds(String id, Predicate<Reservation> condition) {
        return transactions.read(() -> condition.test(reservations.find(id).orElseThrow()));
    }

    private Answer present(String id, Caller caller, HttpStatus status, boolean last) {
        return transactions.read(() -> {
            Reservation reservation = reservations.find(id).orElseThrow();
            return new Answer(
                    status,
                    views.of(reservation, caller),
                    SeenVersion.tagOf(reservation.version()),
                    status == HttpStatus.ACCEPTED ? java.net.URI.create("/v1/reservations/" + id) : null,
                    last);
        });
    }
}
