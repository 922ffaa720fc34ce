package io.lodgeflow.engine;

import jakarta.el.CompositeELResolver;
import jakarta.el.ELResolver;
import java.util.Map;
import org.operaton.bpm.engine.impl.el.JuelExpressionManager;

/** The engine's expressions, over {@link ElementBeans} alone. */
final class ElementExpressions extends JuelExpressionManager {

    ElementExpressions(Map<Object, Object> elements) {
        super(elements);
    }

    @Override
    protected ELResolver createElResolver() {
        CompositeELResolver all = new CompositeELResolver();
        all.add(new DueInstantsResolver());
        all.add(super.createElResolver());
        return all;
    }
}
