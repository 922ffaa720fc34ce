@NullMarked
package io.lodgeflow.application.start;

import org.jspecify.annotations.NullMarked;
