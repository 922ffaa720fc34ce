/**
 * Loyalty points of guests: an account with an append-only ledger, and what a point is worth. Points pay a part or all of a booking; they never become money.
 */
@NullMarked
package io.lodgeflow.domain.points;

import org.jspecify.annotations.NullMarked;
