/**
 * Closing a hotel, for operations, and the choice that each of its guests has then.
 */
@NullMarked
package io.lodgeflow.api.closure;

import org.jspecify.annotations.NullMarked;
