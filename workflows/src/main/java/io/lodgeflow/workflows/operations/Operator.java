package io.lodgeflow.workflows.operations;

import io.lodgeflow.domain.guest.Role;
import io.lodgeflow.domain.reservation.Actor;
import org.jspecify.annotations.Nullable;

/**
 * Who repairs, as the audit log names them.
 *
 * @param hotelId present exactly for staff of one hotel: they repair only its bookings
 * @param address of the network the request came from
 */
public record Operator(Actor actor, Role role, @Nullable String hotelId, String address) {}
