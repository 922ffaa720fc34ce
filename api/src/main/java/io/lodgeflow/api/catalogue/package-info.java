/** What hotels say of themselves when they are written through the API. */
@NullMarked
package io.lodgeflow.api.catalogue;

import org.jspecify.annotations.NullMarked;
