/**
 * What partners' systems are told: an endpoint is an address of theirs that hears of reservations, a delivery is one event
 * on its way to one endpoint. Follows the Standard Webhooks specification (www.standardwebhooks.com).
 */
@NullMarked
package io.lodgeflow.domain.webhook;

import org.jspecify.annotations.NullMarked;
