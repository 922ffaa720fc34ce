/**
 * What can be sold: hotels with their zone, currency and house rules, room types, physical rooms and rate plans. Deleting is soft, because bookings outlive what they were made for.
 */
@NullMarked
package io.lodgeflow.domain.catalogue;

import org.jspecify.annotations.NullMarked;
