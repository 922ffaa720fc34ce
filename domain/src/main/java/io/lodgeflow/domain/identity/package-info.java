/**
 * Who somebody is: accounts of guests and staff with their role, hotel and language, who did something, and the ids of
 * everything, made in one place.
 */
@NullMarked
package io.lodgeflow.domain.identity;

import org.jspecify.annotations.NullMarked;
