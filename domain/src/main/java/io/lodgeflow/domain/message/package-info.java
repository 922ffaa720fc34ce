/**
 * What guests have been told: the messages of a booking and their kinds.
 */
@NullMarked
package io.lodgeflow.domain.message;

import org.jspecify.annotations.NullMarked;
