/**
 * Refunds as staff asks for, decides and follows them.
 */
@NullMarked
package io.lodgeflow.api.refund;

import org.jspecify.annotations.NullMarked;
