/** Payments over HTTP under everything that a gateway can do: decide later, tell late, twice, in any order, or not at all. */
@NullMarked
package io.lodgeflow.scenarios.payment;

import org.jspecify.annotations.NullMarked;
