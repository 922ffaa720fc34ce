package io.lodgeflow.pages.operations;

import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.reservation.ReservationStatus;
import io.lodgeflow.domain.stay.StayDates;
import io.lodgeflow.domain.words.Sentence;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is stored about one booking, as staff reads it.
 *
 * @param zone of the hotel, in which all times are shown
 * @param rooms numbers of the assigned rooms; empty if none are yet
 * @param balance of the folio: positive is owed
 * @param allowed names of what the booking allows now
 */
record BookingFile(
        String id,
        int version,
        String confirmationNumber,
        ReservationStatus status,
        String paymentStatus,
        String hotelId,
        String hotel,
        ZoneId zone,
        String guest,
        String email,
        String language,
        int vipLevel,
        LocalDate arrival,
        LocalDate departure,
        @Nullable StayDates stayed,
        int roomCount,
        int adults,
        int children,
        String roomType,
        String rooms,
        String ratePlan,
        String cancellationPolicy,
        Money total,
        Money balance,
        @Nullable Instant paymentDeadline,
        @Nullable String cancellationReason,
        @Nullable String clientReference,
        String specialRequests,
        Set<String> wishes,
        Instant createdAt,
        Set<String> allowed,
        List<Event> events,
        List<Attempt> attempts,
        List<RefundLine> refunds,
        List<PostingLine> postings,
        List<Message> messages,
        Points points) {

    /** @param actor name of the account, or what the history names if it is no account */
    record Event(
            Instant at,
            String type,
            @Nullable String from,
            @Nullable String to,
            String role,
            String actor,
            Sentence note) {}

    record Attempt(
            int number,
            String purpose,
            Money amount,
            String status,
            @Nullable String reference,
            @Nullable String decline,
            Instant at,
            @Nullable Instant decidedAt) {}

    record RefundLine(
            Money amount,
            String reason,
            String status,
            @Nullable String failure,
            Instant at,
            @Nullable Instant decidedAt) {}

    record PostingLine(LocalDate businessDate, String type, Sentence text, Money amount) {}

    record Message(
            String id,
            String kind,
            String recipient,
            String subject,
            String body,
            Instant createdAt,
            @Nullable Instant sentAt,
            int attempts,
            @Nullable String lastError) {}

    /**
     * @param used paid with and not given back
     * @param worth what those pay of the price
     * @param toReturn of the used ones, promised back
     * @param earned by this booking and not taken back
     */
    record Points(long used, Money worth, long toReturn, long earned) {

        public boolean none() {
            return used == 0 && earned == 0;
        }
    }

    public boolean may(String action) {
        return allowed.contains(action);
    }
}
