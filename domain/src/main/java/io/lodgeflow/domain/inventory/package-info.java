/**
 * How many rooms of a type may be sold on each night, and how many are. Never more than the overbooking limit: a conditional update takes nights, a CHECK constraint stands behind it.
 */
@NullMarked
package io.lodgeflow.domain.inventory;

import org.jspecify.annotations.NullMarked;
