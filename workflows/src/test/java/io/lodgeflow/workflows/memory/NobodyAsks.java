package io.lodgeflow.workflows.memory;

import java.lang.reflect.Proxy;

/** In the place of what is only handed on: whoever asks it has left what the test is about, and fails. */
public final class NobodyAsks {

    public static <T> T of(Class<T> port) {
        Object proxy =
                Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (self, method, arguments) -> {
                    if (method.getDeclaringClass() == Object.class) {
                        return switch (method.getName()) {
                            case "hashCode" -> System.identityHashCode(self);
                            case "equals" -> self == arguments[0];
                            default -> "nobody asks " + port.getSimpleName();
                        };
                    }
                    throw new UnsupportedOperationException(port.getSimpleName() + "." + method.getName());
                });
        return port.cast(proxy);
    }

    private NobodyAsks() {}
}
