package io.assay.runtime.builtin;

import io.micronaut.inject.BeanDefinition;
import io.micronaut.inject.ExecutableMethod;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.graalvm.polyglot.Context;
import org.jspecify.annotations.Nullable;

/**
 * A builtin as the bean context defines it. The instance is asked for on each first call of a
 * function, so that a script pays only for the builtins it uses.
 */
final class BuiltinBean<T> {
    private final BeanDefinition<T> definition;
    private final Supplier<T> instance;

    BuiltinBean(BeanDefinition<T> definition, Supplier<T> instance) {
        this.definition = definition;
        this.instance = instance;
    }

    String name() {
        return definition.stringValue(Builtin.class).orElseThrow();
    }

    Builtin.Form form() {
        return definition
                .enumValue(Builtin.class, "form", Builtin.Form.class)
                .orElse(Builtin.Form.MODULE);
    }

    /**
     * The functions and constants, in the shape of the given language, by their names in scripts.
     */
    Map<String, @Nullable Object> members(GuestLanguage language, Context context) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        for (ExecutableMethod<T, ?> method : methods()) {
            String name = nameOf(method);
            members.put(
                    name,
                    isConstant(method)
                            ? language.toGuest(method.invoke(instance.get()))
                            : language.function(
                                    call(method, name, language), luaOf(method), context));
        }
        return members;
    }

    BuiltinModule describe() {
        return new BuiltinModule(
                name(),
                form(),
                definition.stringValue(Builtin.class, "description").orElse(""),
                List.of(definition.stringValues(Builtin.class, "keywords")),
                methods().stream().map(this::describe).toList());
    }

    private List<ExecutableMethod<T, ?>> methods() {
        return definition.getExecutableMethods().stream()
                .filter(method -> method.hasStereotype(BuiltinFunction.class))
                .toList();
    }

    private BuiltinSignature describe(ExecutableMethod<T, ?> method) {
        return new BuiltinSignature(
                nameOf(method),
                method.stringValue(BuiltinFunction.class, "signature").orElse(""),
                method.stringValue(BuiltinFunction.class, "returns").orElse(""),
                method.stringValue(BuiltinFunction.class).orElse(""),
                ParameterBinder.describe(method.getArguments()));
    }

    private String qualified(String name) {
        if (form() == Builtin.Form.GLOBALS) {
            return name;
        }
        return name.equals(BuiltinFunction.CALL) ? name() : name() + "." + name;
    }

    private BuiltinCall<T> call(
            ExecutableMethod<T, ?> method, String name, GuestLanguage language) {
        ParameterBinder parameters = new ParameterBinder(qualified(name), method.getArguments());
        return new BuiltinCall<>(method, instance, parameters, language);
    }

    private static String luaOf(ExecutableMethod<?, ?> method) {
        return method.stringValue(BuiltinFunction.class, "lua").orElse("");
    }

    private static boolean isConstant(ExecutableMethod<?, ?> method) {
        return method.booleanValue(BuiltinFunction.class, "constant").orElse(false);
    }

    private static String nameOf(ExecutableMethod<?, ?> method) {
        return method.stringValue(BuiltinFunction.class, "name")
                .filter(name -> !name.isEmpty())
                .orElseGet(() -> snakeCase(method.getMethodName()));
    }

    private static String snakeCase(String name) {
        StringBuilder text = new StringBuilder(name.length() + 4);
        for (char c : name.toCharArray()) {
            if (Character.isUpperCase(c)) {
                text.append('_').append(Character.toLowerCase(c));
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }
}
