/**
 * Money that arrives when nobody waits for it any more: it is followed until the gateway has decided, then the booking is
 * reinstated with it, or all of it goes back.
 */
@NullMarked
package io.lodgeflow.activities.payment.late;

import org.jspecify.annotations.NullMarked;
