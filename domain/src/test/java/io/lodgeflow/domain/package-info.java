/** What holds for all of the domain. */
@NullMarked
package io.lodgeflow.domain;

import org.jspecify.annotations.NullMarked;
