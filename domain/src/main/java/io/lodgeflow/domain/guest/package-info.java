/**
 * People: guests, front desk and staff accounts with their role, hotel, language, and a guest's VIP level and room wishes.
 */
@NullMarked
package io.lodgeflow.domain.guest;

import org.jspecify.annotations.NullMarked;
