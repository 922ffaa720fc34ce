/**
 * Chargebacks: the money is out of reach for refunds while the bank decides, the evidence is collected from the booking's
 * history for support, and the folio follows the outcome. Rooms are never touched.
 */
@NullMarked
package io.lodgeflow.activities.payment.dispute;

import org.jspecify.annotations.NullMarked;
