package io.assay.lua.syntax;

import io.assay.lua.runtime.LuaString;

/** Names of functions for people: the text of what they are assigned to. */
final class FunctionNames {

    private FunctionNames() {}

    /** Longer chains of fields are cut down to the last one. */
    private static final int MAX_FIELDS = 8;

    /** {@code a.b.c}, as far as {@code target} ends in names; null if it does not. */
    static String of(Expression target) {
        String fields = null;
        Expression expression = target;
        for (int i = 0; i < MAX_FIELDS; i++) {
            if (!(expression instanceof Expression.Index index)) {
                String variable = variable(expression);
                return variable == null
                        ? fields
                        : fields == null ? variable : variable + "." + fields;
            }
            String key = key(index);
            if (key == null) {
                return fields;
            }
            fields = fields == null ? key : key + "." + fields;
            expression = index.object();
        }
        return key(target);
    }

    private static String variable(Expression expression) {
        return switch (expression) {
            case Expression.Local local -> local.variable().name();
            case Expression.Upvalue upvalue -> upvalue.variable().name();
            case Expression.Global global -> global.name().toString();
            default -> null;
        };
    }

    /** The name after the last dot of {@code target}, null if there is none. */
    static String key(Expression target) {
        boolean isName =
                target instanceof Expression.Index index
                        && index.key() instanceof Expression.Constant constant
                        && constant.value() instanceof LuaString string
                        && isName(string);
        return isName
                ? ((Expression.Constant) ((Expression.Index) target).key()).value().toString()
                : null;
    }

    private static boolean isName(LuaString string) {
        if (string.length() == 0 || !Lexer.isNameStart(string.byteAt(0))) {
            return false;
        }
        for (int i = 1; i < string.length(); i++) {
            if (!Lexer.isNamePart(string.byteAt(i))) {
                return false;
            }
        }
        return true;
    }
}
