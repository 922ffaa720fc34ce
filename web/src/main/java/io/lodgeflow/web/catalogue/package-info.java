/** What hotels offer, as everybody reads it: hotels, room types, rooms and rate plans, and what cities are called. */
@NullMarked
package io.lodgeflow.web.catalogue;

import org.jspecify.annotations.NullMarked;
