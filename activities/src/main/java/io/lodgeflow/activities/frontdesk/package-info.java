/**
 * What the workflow does around arrival and departure: no-show, overstay.
 */
@NullMarked
package io.lodgeflow.activities.frontdesk;

import org.jspecify.annotations.NullMarked;
