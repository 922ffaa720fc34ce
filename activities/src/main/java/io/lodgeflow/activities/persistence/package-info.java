/**
 * The database behind the domain's ports: JPA for what has an identity and a version, plain SQL where rows are many (nights, events, postings).
 */
@NullMarked
package io.lodgeflow.activities.persistence;

import org.jspecify.annotations.NullMarked;
