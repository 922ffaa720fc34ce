/** The servers of the tests, tested. */
@NullMarked
package io.lodgeflow.testsupport;

import org.jspecify.annotations.NullMarked;
