package io.lodgeflow.api.booking;

import io.lodgeflow.api.booking.ReservationList.Filter;
import io.lodgeflow.api.booking.ReservationList.Summary;
import io.lodgeflow.api.booking.ReservationView.RoomGuest;
import io.lodgeflow.api.reservation.OnceAnswered;
import io.lodgeflow.domain.catalogue.RoomWish;
import io.lodgeflow.domain.identity.Account;
import io.lodgeflow.domain.identity.Accounts;
import io.lodgeflow.domain.identity.Role;
import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.rates.PlacingPolicy;
import io.lodgeflow.domain.reservation.GuestDetails;
import io.lodgeflow.domain.reservation.ReservationRequest;
import io.lodgeflow.domain.reservation.ReservationStatus;
import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.stay.StayDates;
import io.lodgeflow.engine.transaction.Transactions;
import io.lodgeflow.web.Answers;
import io.lodgeflow.web.HttpJson;
import io.lodgeflow.web.Page;
import io.lodgeflow.web.PageRequest;
import io.lodgeflow.web.ProblemException;
import io.lodgeflow.web.SeenVersion;
import io.lodgeflow.web.Text;
import io.lodgeflow.web.security.Access;
import io.lodgeflow.web.security.Caller;
import io.lodgeflow.web.security.RateLimitFilter;
import io.lodgeflow.web.security.VisibleReservations;
import io.lodgeflow.workflows.booking.PlaceReservations;
import io.lodgeflow.workflows.booking.PlaceReservations.Placed;
import io.lodgeflow.workflows.booking.PlaceReservations.Wish;
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
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Placing and reading reservations. */
@RestController
@RequestMapping("/v1/reservations")
@Tag(name = "Reservations", description = "Hold, pay, change, cancel: the life of a booking")
public class ReservationController {

    private final PlaceReservations placeReservations;
    private final Reservations reservations;
    private final ReservationViews views;
    private final ReservationList list;
    private final VisibleReservations visible;
    private final Accounts accounts;
    private final Transactions transactions;
    private final JsonMapper json;

    ReservationController(
            PlaceReservations placeReservations,
            Reservations reservations,
            ReservationViews views,
            ReservationList list,
            VisibleReservations visible,
            Accounts accounts,
            Transactions transactions,
            HttpJson json) {
        this.placeReservations = placeReservations;
        this.reservations = reservations;
        this.views = views;
        this.list = list;
        this.visible = visible;
        this.accounts = accounts;
        this.transactions = transactions;
        this.json = json.mapper();
    }

    /**
     * A wish to book.
     *
     * @param guestName absent: the caller's own name; staff books in the name of others
     * @param guestEmail where messages go; absent: the caller's own
     * @param guaranteeToken what the gateway's form gave for the card that guarantees a booking to be paid at the hotel;
     *     charged at check-out, or with the penalty of a late cancellation or a no-show
     * @param guests who stays in which room, as far as it is known
     * @param clientReference the caller's own name for the booking, unique in the account
     */
    public record NewReservation(
            @NotNull @Text(max = 40) String hotelId,
            @NotNull @Text(max = 40) String roomTypeId,
            @NotNull @Text(max = 40) String ratePlanId,
            @NotNull LocalDate arrival,
            @NotNull LocalDate departure,
            @Nullable @Min(1) @Max(10) Integer rooms,
            @NotNull @Min(1) @Max(100) Integer adults,
            @Nullable @Min(0) @Max(100) Integer children,
            @Nullable @Text(max = 200) String guestName,
            @Nullable @Text(max = 254) String guestAccount,

            @Nullable
            @Pattern(
                    regexp = "[^@\\s\\p{C}\\p{Z}]{1,64}@[^@\\s\\p{C}\\p{Z}]{1,189}",
                    message = "is not an e-mail address")
            String guestEmail,

            @Nullable @Pattern(regexp = "en|ko", message = "must be en or ko")
            String language,

            @Nullable @Text(max = 80) String clientReference,

            @Nullable @Text(max = 1000, min = 0, multiline = true)
            String specialRequests,

            @Nullable Set<RoomWish> wishes,
            @Nullable @Text(max = 200) String guaranteeToken,
            @Nullable Money expectedTotal,

            @Nullable @Pattern(regexp = PHONE, message = "is not a phone number")
            String guestPhone,

            @Nullable @Size(max = 100) List<@Valid @NotNull RoomGuest> guests) {

        /** With its country, such as +351 21 000 00 00. */
        static final String PHONE = "\\+?[0-9][0-9 ()/.-]{2,38}";
    }

    @PostMapping
    @Operation(
            operationId = "placeReservation",
            summary = "Hold rooms",
            description = "Takes all nights for all rooms or none. Prepaid plans are held for 15 minutes: pay with"
                    + " POST /v1/payments before paymentDeadline. Pay-at-hotel plans are confirmed at once.")
    @ApiResponse(
            responseCode = "201",
            description = "Made",
            content = @Content(schema = @Schema(implementation = ReservationView.class)))
    ResponseEntity<String> place(
            @Valid @RequestBody NewReservation wish,
            Caller caller,
            IdempotentRequest idempotency,
            HttpServletRequest request) {
        if (!caller.isGuest()) {
            Answers.unlessRefused(Access.refusalToWorkAtFrontDesk(caller, wish.hotelId()));
        }
        Answers.unlessRefused(PlacingPolicy.refusalOfDates(wish.arrival(), wish.departure()));
        Placed placed = Answers.granted(placeReservations.place(
                command(wish, caller, idempotency, request),
                reservation -> json.writeValueAsString(views.ofNew(reservation, caller))));
        URI location = URI.create("/v1/reservations/" + placed.reservationId());
        ResponseEntity.BodyBuilder response = ResponseEntity.created(location).contentType(MediaType.APPLICATION_JSON);
        if (placed.version() == null) {
            response.header(OnceAnswered.REPLAYED, "true");
        } else {
            response.eTag(SeenVersion.tagOf(placed.version()));
        }
        return response.body(Objects.requireNonNull(placed.answer()));
    }

    private Wish command(
            NewReservation wish, Caller caller, IdempotentRequest idempotency, HttpServletRequest request) {
        ReservationRequest asked = request(wish, caller);
        return new Wish(
                caller.isGuest() ? asked.from(RateLimitFilter.network(request.getRemoteAddr())) : asked, idempotency);
    }

    /** What somebody asks for who books; a problem if the account that is named is none. */
    public ReservationRequest request(NewReservation wish, Caller caller) {
        Account account = transactions
                .read(() -> accounts.find(caller.accountId()))
                .orElseThrow(() -> ProblemException.of(Refusal.forbidden("account_gone")));
        GuestDetails guest = guestOf(wish, account, caller);
        return new ReservationRequest(
                wish.hotelId(),
                wish.roomTypeId(),
                wish.ratePlanId(),
                new StayDates(wish.arrival(), wish.departure()),
                wish.rooms() == null ? 1 : wish.rooms(),
                wish.adults(),
                wish.children() == null ? 0 : wish.children(),
                guest,
                wish.clientReference(),
                wish.specialRequests() == null ? "" : wish.specialRequests(),
                wish.wishes() == null ? Set.of() : wish.wishes(),
                null,
                wish.expectedTotal(),
                caller.actor(),
                wish.guaranteeToken(),
                wish.guestPhone(),
                wish.guests() == null
                        ? List.of()
                        : wish.guests().stream().map(RoomGuest::occupant).toList(),
                null);
    }

    /**
     * Who books for another, by another address or at a desk, earns no points for it: the account is the guest's own, if staff names
     * it.
     */
    private GuestDetails guestOf(NewReservation wish, Account maker, Caller caller) {
        Optional<Account> named = named(wish, caller);
        boolean forAnother = !caller.isGuest()
                || (wish.guestEmail() != null && !wish.guestEmail().equalsIgnoreCase(maker.email()));
        Account words = named.orElse(maker);
        return new GuestDetails(
                maker.id(),
                named.map(Account::id).orElse(forAnother ? null : maker.id()),
                wish.guestName() == null ? words.name() : wish.guestName(),
                wish.guestEmail() == null ? words.email() : wish.guestEmail(),
                wish.language() == null ? words.language() : wish.language(),
                named.map(Account::vipLevel).orElse(forAnother ? 0 : maker.vipLevel()));
    }

    private Optional<Account> named(NewReservation wish, Caller caller) {
        String name = wish.guestAccount();
        if (name == null) {
            return Optional.empty();
        }
        Answers.unlessRefused(caller.isGuest() ? Optional.of(Refusal.forbidden("guest_account")) : Optional.empty());
        Optional<Account> found = transactions
                .read(() -> accounts.find(name).or(() -> accounts.findByEmail(name)))
                .filter(account -> account.role() == Role.GUEST);
        Answers.unlessRefused(
                found.isEmpty() ? Optional.of(Refusal.invalid("unknown_account", "/guestAccount")) : Optional.empty());
        return found;
    }

    @GetMapping("/{id}")
    @Operation(operationId = "readReservation", summary = "Read a reservation", description = "Supports If-None-Match.")
    ResponseEntity<ReservationView> read(@PathVariable String id, Caller caller) {
        return visible.read(
                caller, id, reservation -> Answers.ok(views.of(reservation, caller), reservation.version()));
    }

    @GetMapping
    @Operation(
            operationId = "listReservations",
            summary = "List reservations",
            description =
                    "Guests see their own, hotel staff their hotel's, the head office all; newest first unless sort says"
                            + " otherwise. To follow changes: sort=updated, updatedSince a minute before the last updatedAt"
                            + " that was seen, since changes of one moment become visible in any order.")
    Page<Summary> list(
            @RequestParam(required = false) @Nullable ReservationStatus status,
            @RequestParam(required = false) @Nullable String hotelId,
            @RequestParam(required = false) @Nullable String confirmationNumber,
            @RequestParam(required = false) @Nullable String clientReference,
            @RequestParam(required = false) @Nullable LocalDate arrivalFrom,
            @RequestParam(required = false) @Nullable LocalDate arrivalTo,
            @RequestParam(required = false) @Nullable LocalDate departure,
            @RequestParam(required = false) @Nullable LocalDate departureFrom,
            @RequestParam(required = false) @Nullable LocalDate departureTo,
            @RequestParam(required = false) @Nullable String guest,
            @RequestParam(required = false) @Nullable Instant updatedSince,
            @RequestParam(required = false) ReservationList.@Nullable Sort sort,
            @RequestParam(required = false) ReservationList.@Nullable Order order,
            PageRequest page,
            Caller caller) {
        Filter filter = new Filter(
                status,
                hotelId,
                confirmationNumber,
                clientReference,
                arrivalFrom,
                arrivalTo,
                departure,
                departureFrom,
                departureTo,
                guest,
                updatedSince);
        return list.page(filter, sort, order, page, caller);
    }

    /** One line of a booking's history. */
    record HistoryLine(
            Instant at,
            String type,
            @Nullable String from,
            @Nullable String to,
            String actor,
            String note) {}

    @GetMapping("/{id}/history")
    @Operation(
            operationId = "listReservationHistory",
            summary = "Who changed what, when and why",
            description = "Oldest first.")
    Page<HistoryLine> history(@PathVariable String id, Caller caller) {
        return visible.read(
                caller,
                id,
                reservation -> Page.whole(reservations.history(id).stream()
                        .map(event -> new HistoryLine(
                                event.at(),
                                ReservationViews.lower(event.type()),
                                event.from() == null ? null : ReservationViews.lower(event.from()),
                                event.to() == null ? null : ReservationViews.lower(event.to()),
                                event.actor().name(),
                                Sentences.english(event.note())))
                        .toList()));
    }
}
