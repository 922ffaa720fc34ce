/**
 * The workflow engine (Operaton) behind our own types: its configuration, the process API the commands use, the work
 * that is due, and what names in the drawings mean in Java, with the check that every BPMN element has its step.
 * Engine types are not seen outside this module.
 */
@NullMarked
package io.lodgeflow.engine;

import org.jspecify.annotations.NullMarked;
