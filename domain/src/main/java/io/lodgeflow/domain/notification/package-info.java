/**
 * What guests are told, in English or Korean: how a message is rendered and the port through which it leaves.
 */
@NullMarked
package io.lodgeflow.domain.notification;

import org.jspecify.annotations.NullMarked;
