/** What operations see and repair, told as stories on the running product. */
@org.jspecify.annotations.NullMarked
package io.lodgeflow.scenarios.operations;
