/**
 * What the front desk does with a booking over HTTP.
 */
@NullMarked
package io.lodgeflow.api.frontdesk;

import org.jspecify.annotations.NullMarked;
