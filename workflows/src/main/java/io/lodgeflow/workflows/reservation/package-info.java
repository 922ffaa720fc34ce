/**
 * The gate of every command on a booking, which locks it first, and what its workflow is called and told; the policies that
 * are tables.
 */
@NullMarked
package io.lodgeflow.workflows.reservation;

import org.jspecify.annotations.NullMarked;
