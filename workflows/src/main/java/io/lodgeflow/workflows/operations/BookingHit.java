package io.lodgeflow.workflows.operations;

import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.reservation.ReservationStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A booking that was found.
 *
 * @param steps where its workflows are now
 * @param incidents open ones
 */
public record BookingHit(
        String reservationId,
        String confirmationNumber,
        String guestName,
        String hotelId,
        @Nullable String hotelName,
        LocalDate arrival,
        LocalDate departure,
        ReservationStatus status,
        String paymentStatus,
        Money total,
        Instant createdAt,
        List<String> steps,
        int incidents,
        @Nullable String assignee) {}
