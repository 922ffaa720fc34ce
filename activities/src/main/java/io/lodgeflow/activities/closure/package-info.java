/**
 * The steps that take care of one booking of a hotel that closes: offer other hotels, book the chosen one, cancel with everything given back, and the tables that remember it.
 */
@NullMarked
package io.lodgeflow.activities.closure;

import org.jspecify.annotations.NullMarked;
