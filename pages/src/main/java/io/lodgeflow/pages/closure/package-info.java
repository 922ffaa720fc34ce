/**
 * Pages of hotels that close: list, preview, and one closure with the progress of its bookings.
 */
@NullMarked
package io.lodgeflow.pages.closure;

import org.jspecify.annotations.NullMarked;
