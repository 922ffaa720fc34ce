/**
 * Payments, their attempts and refunds, what points are worth as money, and the gateway port behind which card money moves.
 * An unknown outcome is a state of its own: it is asked again with the same key and never taken for a failure.
 */
@NullMarked
package io.lodgeflow.domain.payment;

import org.jspecify.annotations.NullMarked;
