/**
 * The steps that move a guest's points for a booking: look up, use, give back, earn, take back. Each movement is on the ledger, in the booking's history and, where it pays, on the folio, all in one transaction.
 */
@NullMarked
package io.lodgeflow.activities.points;

import org.jspecify.annotations.NullMarked;
