/**
 * One booking on one page: where it stands and how it came there, what happens next and when, and everything that belongs
 * to it, in the hotel's words.
 */
@NullMarked
package io.lodgeflow.pages.operations;

import org.jspecify.annotations.NullMarked;
