/**
 * Database migrations that need Java; the others are SQL files beside this package's name in the resources.
 */
@NullMarked
package db.migration;

import org.jspecify.annotations.NullMarked;
