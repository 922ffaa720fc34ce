/**
 * Loyalty points of guests: an account with an append-only ledger.
 */
@NullMarked
package io.lodgeflow.domain.points;

import org.jspecify.annotations.NullMarked;
