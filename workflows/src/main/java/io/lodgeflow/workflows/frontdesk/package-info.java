/**
 * What front desk does: assign rooms by hand, check in, check out, take money at the hotel, declare a no-show.
 */
@NullMarked
package io.lodgeflow.workflows.frontdesk;

import org.jspecify.annotations.NullMarked;
