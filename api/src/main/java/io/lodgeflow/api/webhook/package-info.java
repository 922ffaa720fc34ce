/** Outgoing webhooks: partners' endpoints, what was sent to them, and sending it again. */
@NullMarked
package io.lodgeflow.api.webhook;

import org.jspecify.annotations.NullMarked;
