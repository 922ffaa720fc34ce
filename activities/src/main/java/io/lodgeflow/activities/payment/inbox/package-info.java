/**
 * The inbox of what gateways tell by themselves: stored before it is acknowledged, checked with the gateway, and done in the
 * transaction that marks it as done.
 */
@NullMarked
package io.lodgeflow.activities.payment.inbox;

import org.jspecify.annotations.NullMarked;
