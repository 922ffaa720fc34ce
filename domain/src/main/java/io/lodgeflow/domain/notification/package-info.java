/**
 * What guests are told, in English or Korean: the kinds of message, their rendering and the port through which they leave.
 */
@NullMarked
package io.lodgeflow.domain.notification;

import org.jspecify.annotations.NullMarked;
