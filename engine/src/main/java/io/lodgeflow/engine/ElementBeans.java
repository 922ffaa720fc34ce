package io.lodgeflow.engine;

import java.time.Instant;
import java.util.AbstractMap;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.delegate.BpmnError;
import org.operaton.bpm.engine.delegate.DelegateExecution;
import org.operaton.bpm.engine.delegate.JavaDelegate;
import org.springframework.beans.factory.BeanFactory;

/**
 * What names in BPMN expressions mean, as the engine wants it: the tasks and questions of {@link Steps}, and {@code
 * due}, its instants. Nothing else of the application can be reached from a process.
 */
final class ElementBeans extends AbstractMap<Object, Object> {

    private final Steps steps;
    private final BeanFactory beans;
    private final ConcurrentHashMap<Object, Object> adapters = new ConcurrentHashMap<>();

    ElementBeans(Steps steps, BeanFactory beans) {
        this.steps = steps;
        this.beans = beans;
        adapters.put("due", new DueInstants(steps, beans));
    }

    /** A gateway's question as BPMN conditions call it. */
    public record Answerer(Predicate<String> question) {
        public boolean answer(DelegateExecution execution) {
            return question.test(execution.getProcessBusinessKey());
        }
    }

    /** What {@link DueInstantsResolver} asks. */
    record DueInstants(Steps steps, BeanFactory beans) {
        Instant of(String name, String key) {
            return steps.due(name, key, beans);
        }
    }

    private record Performer(Consumer<String> task) implements JavaDelegate {
        @Override
        public void execute(DelegateExecution execution) {
            try {
                task.accept(execution.getProcessBusinessKey());
            } catch (FailedForGood failure) {
                throw new BpmnError(FailedForGood.ERROR_CODE, failure.getMessage(), failure);
            }
        }
    }

    @Override
    public boolean containsKey(Object name) {
        return get(name) != null;
    }

    @Override
    public @Nullable Object get(@Nullable Object name) {
        if (!(name instanceof String text)) {
            return null;
        }
        Object known = adapters.get(text);
        if (known == null) {
            known = adapter(text);
            if (known != null) {
                adapters.put(text, known);
            }
        }
        return known;
    }

    @Override
    public Set<Entry<Object, Object>> entrySet() {
        return adapters.entrySet();
    }

    private @Nullable Object adapter(String name) {
        Consumer<String> task = steps.task(name, beans);
        if (task != null) {
            return new Performer(task);
        }
        Predicate<String> question = steps.question(name, beans);
        return question == null ? null : new Answerer(question);
    }
}
