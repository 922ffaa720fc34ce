/**
 * Tells partners' systems what happens to reservations: events become deliveries in the transaction that publishes them,
 * and deliveries are sent, signed, until each is taken or given up after three days.
 */
@NullMarked
package io.lodgeflow.activities.webhook;

import org.jspecify.annotations.NullMarked;
