/**
 * What a stay costs: a price for each room type and night, changed by the rate plan, and the offer that puts price and availability together for a request.
 */
@NullMarked
package io.lodgeflow.domain.rates;

import org.jspecify.annotations.NullMarked;
