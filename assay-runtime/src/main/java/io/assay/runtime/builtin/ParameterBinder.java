package io.assay.runtime.builtin;

import io.micronaut.core.type.Argument;
import java.util.Arrays;
import java.util.List;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/** Turns the arguments of one function's calls into what its Java method takes. */
final class ParameterBinder {
    private final String function;
    private final ArgumentType[] types;
    private final boolean[] nullable;
    private final boolean variadic;

    ParameterBinder(String function, Argument<?>[] parameters) {
        this.function = function;
        this.variadic = isVariadic(parameters);
        int fixed = variadic ? parameters.length - 1 : parameters.length;
        this.types = new ArgumentType[fixed];
        this.nullable = new boolean[fixed];
        for (int i = 0; i < fixed; i++) {
            types[i] = typeOf(parameters[i]);
            nullable[i] = parameters[i].isNullable();
        }
    }

    static List<BuiltinParameter> describe(Argument<?>[] parameters) {
        return Arrays.stream(parameters)
                .map(
                        parameter -> {
                            boolean rest = parameter.getType() == Value[].class;
                            return new BuiltinParameter(
                                    parameter.getName(),
                                    rest ? ArgumentType.ANY.label : typeOf(parameter).label,
                                    rest || parameter.isNullable(),
                                    rest);
                        })
                .toList();
    }

    @Nullable Object[] bind(Value[] arguments) {
        @Nullable Object[] bound = new Object[variadic ? types.length + 1 : types.length];
        for (int i = 0; i < types.length; i++) {
            bound[i] = bind(i, i < arguments.length ? arguments[i] : null);
        }
        if (variadic) {
            bound[types.length] =
                    Arrays.copyOfRange(
                            arguments, Math.min(types.length, arguments.length), arguments.length);
        }
        return bound;
    }

    private @Nullable Object bind(int index, @Nullable Value argument) {
        ArgumentType type = types[index];
        if (type == ArgumentType.ANY) {
            return argument == null ? Context.getCurrent().asValue(null) : argument;
        }
        if (nullable[index] && (argument == null || argument.isNull())) {
            return null;
        }
        return type.read(function, index, argument);
    }

    private static boolean isVariadic(Argument<?>[] parameters) {
        return parameters.length > 0
                && parameters[parameters.length - 1].getType() == Value[].class;
    }

    private static ArgumentType typeOf(Argument<?> parameter) {
        Class<?> type = parameter.getType();
        if (type == String.class) {
            return ArgumentType.STRING;
        }
        if (type == byte[].class) {
            return ArgumentType.BYTES;
        }
        if (type == long.class || type == Long.class) {
            return ArgumentType.INTEGER;
        }
        if (type == double.class || type == Double.class) {
            return ArgumentType.NUMBER;
        }
        if (type == boolean.class || type == Boolean.class) {
            return ArgumentType.BOOLEAN;
        }
        if (type == Value.class) {
            return ArgumentType.ANY;
        }
        throw new IllegalStateException(
                "parameter "
                        + parameter.getName()
                        + " has a type that scripts cannot pass: "
                        + type);
    }
}
