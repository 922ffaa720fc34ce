/**
 * What is on sale: hotels, room types, physical rooms and rate plans, the calendars of prices and rooms, and what is
 * available for a stay. Everybody may read what a guest needs; the house's own people change it.
 */
@NullMarked
package io.lodgeflow.api.catalogue;

import org.jspecify.annotations.NullMarked;
