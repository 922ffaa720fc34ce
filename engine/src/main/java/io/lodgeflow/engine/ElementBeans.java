package io.lodgeflow.engine;

import io.lodgeflow.engine.activity.Activity;
import io.lodgeflow.engine.activity.DueInstants;
import io.lodgeflow.engine.activity.FailedForGood;
import io.lodgeflow.engine.activity.Question;
import java.util.AbstractMap;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.delegate.BpmnError;
import org.operaton.bpm.engine.delegate.DelegateExecution;
import org.operaton.bpm.engine.delegate.JavaDelegate;
import org.springframework.beans.factory.BeanFactory;

/**
 * What names in BPMN expressions mean: {@code ${lookUpAddress}} is the activity of that name as the engine wants it,
 * {@code ${isKnown.answer(execution)}} the question, {@code due} the instants of {@link DueInstants}. Nothing else of the application can
 * be reached from a process. Beans are looked up when first used, since activities themselves may use the engine.
 */
final class ElementBeans extends AbstractMap<Object, Object> {

    private final BeanFactory beans;
    private final ConcurrentHashMap<Object, Object> adapters = new ConcurrentHashMap<>();

    ElementBeans(BeanFactory beans) {
        this.beans = beans;
    }

    /** A gateway's question as BPMN conditions call it. */
    public record Answerer(Question question) {
        public boolean answer(DelegateExecution execution) {
            return question.answer(execution.getProcessBusinessKey());
        }
    }

    private record Performer(Activity activity) implements JavaDelegate {
        @Override
        public void execute(DelegateExecution execution) {
            try {
                activity.perform(execution.getProcessBusinessKey());
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
        if (!beans.containsBean(name)) {
            return null;
        }
        return switch (beans.getBean(name)) {
            case Activity activity -> new Performer(activity);
            case Question question -> new Answerer(question);
            case DueInstants due -> due;
            default -> null;
        };
    }
}
