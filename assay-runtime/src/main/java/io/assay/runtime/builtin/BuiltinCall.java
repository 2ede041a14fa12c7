package io.assay.runtime.builtin;

import io.micronaut.inject.ExecutableMethod;
import java.util.function.Supplier;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.jspecify.annotations.Nullable;

/** A builtin function as a language sees it. Every call of a builtin passes here. */
final class BuiltinCall<T> implements ProxyExecutable {
    private final ExecutableMethod<T, ?> method;
    private final Supplier<T> instance;
    private final ParameterBinder parameters;
    private final GuestLanguage language;
    private @Nullable T bean;

    BuiltinCall(
            ExecutableMethod<T, ?> method,
            Supplier<T> instance,
            ParameterBinder parameters,
            GuestLanguage language) {
        this.method = method;
        this.instance = instance;
        this.parameters = parameters;
        this.language = language;
    }

    @Override
    public @Nullable Object execute(Value... arguments) {
        @Nullable Object[] bound = parameters.bind(arguments);
        return language.toGuest(method.invoke(bean(), bound));
    }

    private T bean() {
        T present = bean;
        if (present == null) {
            present = instance.get();
            bean = present;
        }
        return present;
    }
}
