/**
 * Proof that the books are right: nights, rooms, money and workflows agree with each other, whatever happened before.
 */
@NullMarked
package io.lodgeflow.activities.books;

import org.jspecify.annotations.NullMarked;
