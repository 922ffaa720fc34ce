/**
 * Which physical room a guest gets: rooms free for the whole stay, scored by wishes, VIP guests first; one row for each room and night makes double use impossible.
 */
@NullMarked
package io.lodgeflow.domain.assignment;

import org.jspecify.annotations.NullMarked;
