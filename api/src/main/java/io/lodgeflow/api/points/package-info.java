/**
 * The guests' own points: balance and ledger.
 */
@NullMarked
package io.lodgeflow.api.points;

import org.jspecify.annotations.NullMarked;
