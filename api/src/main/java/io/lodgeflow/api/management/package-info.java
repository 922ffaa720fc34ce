/**
 * What the house's own people change over HTTP: hotels, room types, rate plans, rooms and the calendars of prices and rooms.
 */
@NullMarked
package io.lodgeflow.api.management;

import org.jspecify.annotations.NullMarked;
