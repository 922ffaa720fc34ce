/** Hotels, room types, rooms and rate plans over HTTP: made, read, changed, removed, and by whom. */
@NullMarked
package io.lodgeflow.scenarios.catalogue;

import org.jspecify.annotations.NullMarked;
