/**
 * The one queue of due work: messages, webhooks, news of gateways and events wait in their tables until they are due, are
 * claimed by a node, done, and tried again after a pause.
 */
@NullMarked
package io.lodgeflow.activities.queue;

import org.jspecify.annotations.NullMarked;
