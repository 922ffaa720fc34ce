/**
 * What a booking costs. Each benchmark is a program of its own that brings its database along; figures are compared within
 * one run, variant beside variant, because machines differ and are shared.
 */
@NullMarked
package io.lodgeflow.benchmarks;

import org.jspecify.annotations.NullMarked;
