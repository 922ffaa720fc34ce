package io.lodgeflow.domain.identity;

/** What an account may do. Front desk and hotel managers are bound to their hotel. */
public enum Role {
    GUEST,
    FRONT_DESK,
    HOTEL_MANAGER,
    OPERATIONS,
    SUPPORT,
    ADMIN;

    /** Works at one hotel and sees only that one. */
    public boolean isHotelStaff() {
        return this == FRONT_DESK || this == HOTEL_MANAGER;
    }

    /** Sees every hotel. */
    public boolean isHeadOffice() {
        return this == OPERATIONS || this == SUPPORT || this == ADMIN;
    }
}
