/**
 * What the steps of a process are in Java: an activity for a service task, a remote activity for one that calls the outside world, a question for a gateway. Each is found by the id of its BPMN element.
 */
@NullMarked
package io.lodgeflow.engine.activity;

import org.jspecify.annotations.NullMarked;
