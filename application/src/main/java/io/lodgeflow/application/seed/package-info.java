/**
 * Makes very many bookings for measuring the operations dashboard: copies of a few real ones.
 */
@NullMarked
package io.lodgeflow.application.seed;

import org.jspecify.annotations.NullMarked;
