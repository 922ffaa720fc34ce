/**
 * The conventions every answer keeps, whatever it is about: problems, request ids, versions, idempotency keys, cursors,
 * money and texts, limits, and that no card number ever comes in.
 */
@NullMarked
package io.lodgeflow.web;

import org.jspecify.annotations.NullMarked;
