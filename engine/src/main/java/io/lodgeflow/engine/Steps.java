package io.lodgeflow.engine;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;

/**
 * What the names in the drawings mean in Java: {@code ${lookUpAddress}} is a task, {@code
 * ${isKnown.answer(execution)}} a question, {@code ${due.dinner(execution)}} an instant; the topic {@code AskPartner}
 * is the call {@code askPartner}. A name is never given twice. It answers as long as it is here: what no drawing uses
 * any more but deployed versions do is {@link #retired}. Filled when the product starts; whoever adds a name later
 * adds it for all. Safe for use by several threads.
 *
 * <p>A class of steps is asked for when one of its methods is used first, since steps may use the engine.
 */
public final class Steps {

    /** What a name can be, and what stands for it in Java. */
    enum Kind {
        TASK("method"),
        CALL("class"),
        QUESTION("method"),
        INSTANT("method"),
        MESSAGE("constant");

        final String code;

        Kind(String code) {
            this.code = code;
        }
    }

    private final Map<String, Function<BeanFactory, Consumer<String>>> tasks = new ConcurrentHashMap<>();
    private final Map<String, Function<BeanFactory, Predicate<String>>> questions = new ConcurrentHashMap<>();
    private final Map<String, Function<BeanFactory, Function<String, Instant>>> instants = new ConcurrentHashMap<>();
    private final Map<String, Class<? extends RemoteActivity<?, ?>>> calls = new ConcurrentHashMap<>();
    private final Map<String, Kind> messages = new ConcurrentHashMap<>();
    private final Set<String> retired = ConcurrentHashMap.newKeySet();
    private final Set<Class<?>> classes = ConcurrentHashMap.newKeySet();

    /** The methods of one class of steps, of which there is one bean. Each gets the workflow's key. */
    public final class Of<S> {

        private final Class<S> type;

        private Of(Class<S> type) {
            this.type = type;
        }

        /**
         * Does a service task, in the transaction of the workflow step: whatever it stores commits together with the
         * step, and is done again if the step is. A failure is an exception: repeated with back-off, then an incident;
         * {@link FailedForGood} leads to the task's boundary event.
         */
        public Of<S> task(String name, BiConsumer<S, String> method) {
            add(Kind.TASK, name, tasks, beans -> {
                S steps = beans.getBean(type);
                return key -> method.accept(steps, key);
            });
            return this;
        }

        /** Answers a gateway, and changes nothing. */
        public Of<S> question(String name, BiPredicate<S, String> method) {
            add(Kind.QUESTION, name, questions, beans -> {
                S steps = beans.getBean(type);
                return key -> method.test(steps, key);
            });
            return this;
        }

        /** Says when a timer fires: asked when the timer is made, and again when it is moved. */
        public Of<S> due(String name, BiFunction<S, String, Instant> method) {
            add(Kind.INSTANT, name, instants, beans -> {
                S steps = beans.getBean(type);
                return key -> method.apply(steps, key);
            });
            return this;
        }
    }

    /** Begins the names of one class. */
    public <S> Of<S> of(Class<S> type) {
        classes.add(type);
        return new Of<>(type);
    }

    /** A call of the outside world; the name begins with a small letter, its topic with a capital. */
    public Steps call(String name, Class<? extends RemoteActivity<?, ?>> type) {
        classes.add(type);
        add(Kind.CALL, name, calls, type);
        return this;
    }

    /** What workflows are told. */
    public Steps messages(String... names) {
        for (String name : names) {
            add(Kind.MESSAGE, name, messages, Kind.MESSAGE);
        }
        return this;
    }

    /** Names that are here only for older versions, in which workflows may still run. */
    public Steps retired(String... names) {
        for (String name : names) {
            boolean known = false;
            for (Kind kind : Kind.values()) {
                known |= names(kind).contains(name);
            }
            if (!known) {
                throw new IllegalArgumentException("'" + name + "' is retired, but leads nowhere");
            }
            retired.add(name);
        }
        return this;
    }

    private static <T> void add(Kind kind, String name, Map<String, T> known, T meaning) {
        if (known.putIfAbsent(name, meaning) != null) {
            throw new IllegalArgumentException("two of kind " + kind + " are called '" + name + "'");
        }
    }

    /** Sorted. */
    Set<String> names(Kind kind) {
        return new TreeSet<>(
                switch (kind) {
                    case TASK -> tasks.keySet();
                    case CALL -> calls.keySet();
                    case QUESTION -> questions.keySet();
                    case INSTANT -> instants.keySet();
                    case MESSAGE -> messages.keySet();
                });
    }

    boolean isRetired(String name) {
        return retired.contains(name);
    }

    /** Of each there must be one bean. */
    Set<Class<?>> classes() {
        return classes;
    }

    @Nullable
    Consumer<String> task(String name, BeanFactory beans) {
        Function<BeanFactory, Consumer<String>> task = tasks.get(name);
        return task == null ? null : task.apply(beans);
    }

    @Nullable
    Predicate<String> question(String name, BeanFactory beans) {
        Function<BeanFactory, Predicate<String>> question = questions.get(name);
        return question == null ? null : question.apply(beans);
    }

    /** @throws IllegalArgumentException if there is no instant of that name */
    Instant due(String name, String key, BeanFactory beans) {
        Function<BeanFactory, Function<String, Instant>> instant = instants.get(name);
        if (instant == null) {
            throw new IllegalArgumentException("nobody knows an instant '" + name + "'");
        }
        return instant.apply(beans).apply(key);
    }

    RemoteActivity<?, ?> call(String name, BeanFactory beans) {
        Class<? extends RemoteActivity<?, ?>> type = calls.get(name);
        if (type == null) {
            throw new IllegalArgumentException("there is no call '" + name + "'");
        }
        return beans.getBean(type);
    }
}
