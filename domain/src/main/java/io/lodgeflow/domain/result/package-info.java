/**
 * Refusals as results: a command answers Done or Refused; exceptions are left to what is broken.
 */
@NullMarked
package io.lodgeflow.domain.result;

import org.jspecify.annotations.NullMarked;
