/**
 * Rooms for a booking: found by the rules or chosen by hand, and rooms that change while somebody has them.
 */
@NullMarked
package io.lodgeflow.workflows.assignment;

import org.jspecify.annotations.NullMarked;
