/**
 * Who is asking and what they may do: sign-in with a password, short-lived signed tokens, roles, and the rules of access
 * that keep every guest to their own bookings and every hotel to its own house.
 */
@NullMarked
package io.lodgeflow.web.security;

import org.jspecify.annotations.NullMarked;
