/** What callers must not send, and what they are told: always a problem document, never a change. */
@NullMarked
package io.lodgeflow.application.badinput;

import org.jspecify.annotations.NullMarked;
