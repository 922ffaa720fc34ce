/**
 * The overview: each process as its diagram with live counts, how fast bookings come and go, what falls due, and how the
 * engine keeps up. All from counters that are kept, so that it costs the same with a million bookings.
 */
@NullMarked
package io.lodgeflow.pages.overview;

import org.jspecify.annotations.NullMarked;
