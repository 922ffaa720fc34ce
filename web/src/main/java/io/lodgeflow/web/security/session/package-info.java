/**
 * Sessions of people at the pages: one for each person, ended by thirty minutes without activity, kept in the database so
 * that a restart signs nobody out. The API itself knows no sessions, only tokens.
 */
@NullMarked
package io.lodgeflow.web.security.session;

import org.jspecify.annotations.NullMarked;
