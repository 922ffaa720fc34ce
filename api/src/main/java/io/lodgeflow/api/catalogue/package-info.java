/**
 * What hotels offer, for reading: hotels, their pictures, room types, rooms and rate plans.
 */
@NullMarked
package io.lodgeflow.api.catalogue;

import org.jspecify.annotations.NullMarked;
