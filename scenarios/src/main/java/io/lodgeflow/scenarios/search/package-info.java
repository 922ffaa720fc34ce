/** What guests find before they book: hotels by place, dates, price and comfort, and what a hotel has left. */
@NullMarked
package io.lodgeflow.scenarios.search;

import org.jspecify.annotations.NullMarked;
