package io.lodgeflow.engine;

import io.lodgeflow.engine.ElementBeans.DueInstants;
import jakarta.el.ELContext;
import jakarta.el.ELResolver;
import java.util.Date;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.delegate.DelegateExecution;

/** Lets {@code ${due.name(execution)}} ask {@link Steps}, which knows names and keys and no execution. */
final class DueInstantsResolver extends ELResolver {

    @Override
    public @Nullable Object invoke(
            ELContext context,
            @Nullable Object base,
            Object method,
            Class<?> @Nullable [] types,
            Object @Nullable [] arguments) {
        if (base instanceof DueInstants due
                && arguments != null
                && arguments.length == 1
                && arguments[0] instanceof DelegateExecution execution) {
            context.setPropertyResolved(base, method);
            return Date.from(due.of(method.toString(), execution.getProcessBusinessKey()));
        }
        return null;
    }

    @Override
    public @Nullable Object getValue(ELContext context, @Nullable Object base, @Nullable Object property) {
        return null;
    }

    @Override
    public @Nullable Class<?> getType(ELContext context, @Nullable Object base, @Nullable Object property) {
        return null;
    }

    @Override
    public void setValue(ELContext context, @Nullable Object base, @Nullable Object property, @Nullable Object value) {
        // nothing can be set
    }

    @Override
    public boolean isReadOnly(ELContext context, @Nullable Object base, @Nullable Object property) {
        return true;
    }

    @Override
    public @Nullable Class<?> getCommonPropertyType(ELContext context, @Nullable Object base) {
        return null;
    }
}
