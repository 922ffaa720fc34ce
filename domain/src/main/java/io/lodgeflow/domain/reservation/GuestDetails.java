package io.lodgeflow.domain.reservation;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/**
 * The person staying, as given at booking.
 *
 * @param accountId account of the maker, who booked for the guest or is the guest: it sees the booking and may change it
 * @param guestAccountId account of the guest, whose are the points and the stays; absent if the guest has none, or nobody named it
 * @param language {@code en} or {@code ko}: the language of messages
 * @param vipLevel 0 (none) to 5, as it was at booking
 */
@Embeddable
public record GuestDetails(
        @Column(name = "guest_id") String accountId,
        @Column(name = "guest_account_id") @Nullable String guestAccountId,
        @Column(name = "guest_name") String name,
        @Column(name = "guest_email") String email,
        @Column(name = "guest_language") String language,
        @Column(name = "vip_level") int vipLevel) {

    /** The maker is the guest. */
    public GuestDetails(String accountId, String name, String email, String language, int vipLevel) {
        this(accountId, accountId, name, email, language, vipLevel);
    }

    /** Made by that account, or for it. */
    public boolean isOf(String account) {
        return accountId.equals(account) || account.equals(guestAccountId);
    }
}
