package io.lodgeflow.workflows.audit;

import io.lodgeflow.domain.identity.Actor;
import io.lodgeflow.domain.identity.Role;
import org.jspecify.annotations.Nullable;

/**
 * Who repairs, as the audit log names them.
 *
 * @param hotelId present exactly for staff of one hotel: they repair only its bookings
 * @param address of the network the request came from
 */
public record Operator(Actor actor, Role role, @Nullable String hotelId, String address) {}
