package io.lodgeflow.engine.activity;

/** One gateway: the bean's name is the gateway's id with a small first letter. Changes nothing. */
@FunctionalInterface
public interface Question {

    boolean answer(String key);
}
