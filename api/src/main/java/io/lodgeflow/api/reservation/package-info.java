/**
 * How commands on a booking are answered: once for each key, and at once or when its workflow has come to rest.
 */
@NullMarked
package io.lodgeflow.api.reservation;

import org.jspecify.annotations.NullMarked;
