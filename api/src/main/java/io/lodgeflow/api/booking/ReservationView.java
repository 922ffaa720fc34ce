package io.lodgeflow.api.booking;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.reservation.Occupant;
import io.lodgeflow.web.Text;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A reservation as the API shows it. Dates are the hotel's local dates, instants are UTC; {@code status} and {@code
 * paymentStatus} are told apart; {@code allowedActions} is what this booking's state allows right now.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReservationView(
        String id,
        String confirmationNumber,
        String status,
        String paymentStatus,
        String hotelId,
        String roomTypeId,
        String ratePlanId,
        LocalDate arrival,
        LocalDate departure,
        int nights,
        @Nullable Integer nightsStayed,
        int rooms,
        int adults,
        int children,
        Guest guest,
        String madeBy,
        List<RoomGuest> guests,
        @Nullable String clientReference,
        String specialRequests,
        List<String> wishes,
        String paymentPlan,
        String cancellationPolicy,
        Money total,
        Money amountPaid,
        Money balanceDue,
        Money dueWithinHold,
        boolean guaranteedByCard,
        long pointsUsed,
        Money paidWithPoints,
        long pointsEarned,
        List<NightPrice> nightlyPrices,
        @Nullable Instant paymentDeadline,
        @Nullable Long secondsLeftToPay,
        Instant roomAssignmentAt,
        List<AssignedRoomView> assignedRooms,
        @Nullable ModificationView modification,
        @Nullable String cancellationReason,
        List<String> allowedActions,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant endedAt) {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Guest(
            @Nullable String accountId,
            String name,
            String email,
            @Nullable String phone,
            String language,
            int vipLevel) {}

    /** Somebody who stays, as it is told and answered. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RoomGuest(
            @Min(1) @Max(10) int room,
            @Nullable @Text(max = 200) String name,
            @Nullable @Min(0) @Max(120) Integer age) {

        Occupant occupant() {
            return new Occupant(room, name, age);
        }
    }

    /** Price of one room for the night that begins on that date. */
    record NightPrice(LocalDate date, Money price) {}

    record AssignedRoomView(String roomId, String number, String roomTypeId) {}

    /** The latest change that was asked for. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ModificationView(
            String id,
            String status,
            LocalDate arrival,
            LocalDate departure,
            String roomTypeId,
            int rooms,
            Money newTotal,
            Money difference,
            @Nullable String declineReason) {}
}
