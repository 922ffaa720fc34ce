/**
 * Payments over HTTP, and the folio they are posted to.
 */
@NullMarked
package io.lodgeflow.api.payment;

import org.jspecify.annotations.NullMarked;
