/**
 * The days of a stay: local dates in the hotel's zone, half-open from arrival to departure, and the instants that follow from them (check-in, check-out, room assignment, no-show cut-off).
 */
@NullMarked
package io.lodgeflow.domain.stay;

import org.jspecify.annotations.NullMarked;
