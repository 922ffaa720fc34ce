/**
 * Exact money: an amount in the minor units of one ISO 4217 currency. Nothing in Lodgeflow calculates with floating point, and amounts of two currencies never meet.
 */
@NullMarked
package io.lodgeflow.domain.money;

import org.jspecify.annotations.NullMarked;
