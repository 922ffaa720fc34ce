/**
 * The index through which staff finds bookings by words: guest, e-mail, references, wishes.
 */
@NullMarked
package io.lodgeflow.activities.search;

import org.jspecify.annotations.NullMarked;
