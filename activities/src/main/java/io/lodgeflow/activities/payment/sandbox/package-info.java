/**
 * A payment gateway for trials, tests and integrators, which plays the outside world: it behaves by the payment token, keeps
 * its own books in its own transactions and tells its events by signed webhooks.
 */
@NullMarked
package io.lodgeflow.activities.payment.sandbox;

import org.jspecify.annotations.NullMarked;
