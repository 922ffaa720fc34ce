package io.lodgeflow.domain.reservation;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/**
 * The person staying, as given at booking.
 *
 * @param accountId account that owns the booking
 * @param language {@code en} or {@code ko}: the language of messages
 * @param vipLevel 0 (none) to 5, as it was at booking
 */
@Embeddable
public record GuestDetails(
        @Column(name = "guest_id") String accountId,
        @Column(name = "guest_name") String name,
        @Column(name = "guest_email") String email,
        @Column(name = "guest_language") String language,
        @Column(name = "vip_level") int vipLevel) {}
