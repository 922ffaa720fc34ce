/**
 * Who may start the product and how. A demo is asked for; every other start is a real installation, which takes no play money,
 * knows no published password and is refused, with all reasons at once, until it has what it needs (docs/adr/0021).
 */
@NullMarked
package io.lodgeflow.application.start;

import org.jspecify.annotations.NullMarked;
