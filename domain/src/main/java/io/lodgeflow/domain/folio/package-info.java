/**
 * The bill of a reservation: append-only postings of charges, payments and refunds whose sum is the balance. A closed booking's folio balances to zero.
 */
@NullMarked
package io.lodgeflow.domain.folio;

import org.jspecify.annotations.NullMarked;
