package io.assay.runtime.builtin;

import io.micronaut.context.BeanContext;
import io.micronaut.inject.BeanDefinition;
import io.micronaut.inject.qualifiers.Qualifiers;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;

/**
 * All builtins of this runtime with their documentation, read from what the compiler recorded: no
 * builtin is instantiated for it.
 */
@Singleton
public final class BuiltinCatalog {
    private final List<BuiltinBean<?>> beans;

    BuiltinCatalog(BeanContext context) {
        this.beans =
                context.getBeanDefinitions(Qualifiers.byStereotype(Builtin.class)).stream()
                        .<BuiltinBean<?>>map(definition -> bean(context, definition))
                        .sorted(Comparator.comparing((BuiltinBean<?> bean) -> bean.name()))
                        .toList();
    }

    /** The builtins, sorted by name. */
    public List<BuiltinModule> modules() {
        return beans.stream().map(BuiltinBean::describe).toList();
    }

    List<BuiltinBean<?>> beans() {
        return beans;
    }

    private static <T> BuiltinBean<T> bean(BeanContext context, BeanDefinition<T> definition) {
        return new BuiltinBean<>(definition, () -> context.getBean(definition));
    }
}
