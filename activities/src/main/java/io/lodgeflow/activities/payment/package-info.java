/**
 * The steps that move money, their calls of the gateway, and the sandbox gateway that plays the outside world.
 */
@NullMarked
package io.lodgeflow.activities.payment;

import org.jspecify.annotations.NullMarked;
