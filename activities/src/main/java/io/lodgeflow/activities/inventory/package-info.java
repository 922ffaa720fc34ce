/**
 * Taking and giving back nights: gathered during a transaction and applied last, in one fixed order. The activities that hold and release rooms of a booking.
 */
@NullMarked
package io.lodgeflow.activities.inventory;

import org.jspecify.annotations.NullMarked;
