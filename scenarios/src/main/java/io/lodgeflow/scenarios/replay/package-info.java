/** The replay of recorded bookings, run as its user runs it. */
@NullMarked
package io.lodgeflow.scenarios.replay;

import org.jspecify.annotations.NullMarked;
