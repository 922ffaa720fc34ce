package io.lodgeflow.domain.identity;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Somebody who can sign in. */
@Entity
@Table(name = "account")
public class Account {

    @Id
    private String id;

    @Version
    private @Nullable Integer version; // none until it is stored

    private String email;
    private String passwordHash;
    private String name;

    @Enumerated(EnumType.STRING)
    private Role role;

    private @Nullable String hotelId;
    private String language;
    private int vipLevel;
    private boolean demo;
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init")
    protected Account() {}

    /**
     * @param email lower case, unique
     * @param hotelId present exactly for front desk and hotel managers
     * @param language {@code en} or {@code ko}
     * @param vipLevel 0 (none) to 5 (highest)
     * @param demo a documented demo account, refused outside demo mode
     */
    public Account(
            String id,
            String email,
            String passwordHash,
            String name,
            Role role,
            @Nullable String hotelId,
            String language,
            int vipLevel,
            boolean demo,
            Instant now) {
        if (role.isHotelStaff() != (hotelId != null)) {
            throw new IllegalArgumentException("exactly hotel staff belongs to a hotel: " + role + ", " + hotelId);
        }
        this.id = id;
        this.email = email;
        this.passwordHash = passwordHash;
        this.name = name;
        this.role = role;
        this.hotelId = hotelId;
        this.language = language;
        this.vipLevel = vipLevel;
        this.demo = demo;
        this.createdAt = now;
    }

    public String id() {
        return id;
    }

    public String email() {
        return email;
    }

    public String passwordHash() {
        return passwordHash;
    }

    public String name() {
        return name;
    }

    public Role role() {
        return role;
    }

    public @Nullable String hotelId() {
        return hotelId;
    }

    public String language() {
        return language;
    }

    public int vipLevel() {
        return vipLevel;
    }

    public boolean isDemo() {
        return demo;
    }

    public Instant createdAt() {
        return createdAt;
    }
}
