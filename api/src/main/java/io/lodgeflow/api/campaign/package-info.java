/**
 * Repairs of many bookings and moves to another version over HTTP: frozen, tried on one, run at a rate, paused, stopped.
 */
@NullMarked
package io.lodgeflow.api.campaign;

import org.jspecify.annotations.NullMarked;
