/** What a guest sees who has no account at hand: the payment of one booking, opened by the link in a message. */
@NullMarked
package io.lodgeflow.pages.guest;

import org.jspecify.annotations.NullMarked;
