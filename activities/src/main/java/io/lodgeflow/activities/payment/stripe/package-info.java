/**
 * The payment gateway Stripe through its official client: payment intents, refunds, disputes and signed webhooks.
 */
@NullMarked
package io.lodgeflow.activities.payment.stripe;

import org.jspecify.annotations.NullMarked;
