package io.assay.lua.library;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.nodes.Node;
import com.oracle.truffle.api.nodes.RootNode;
import io.assay.lua.LuaContext;
import io.assay.lua.nodes.Named;
import io.assay.lua.nodes.call.CallOtherNode;
import io.assay.lua.nodes.function.LuaRootNode;
import io.assay.lua.runtime.CallStack;
import io.assay.lua.runtime.Cell;
import io.assay.lua.runtime.FunctionName;
import io.assay.lua.runtime.LuaException;
import io.assay.lua.runtime.LuaNumbers;
import io.assay.lua.runtime.LuaString;
import io.assay.lua.runtime.LuaTypes;
import io.assay.lua.runtime.Metatables;
import io.assay.lua.runtime.Nil;
import io.assay.lua.text.NumberText;
import io.assay.lua.text.TextException;

/**
 * Errors of library functions, as PUC-Rio Lua's auxiliary library words them: the message starts
 * with the position of the Lua code that called the function.
 */
public final class LibraryErrors {

    private LibraryErrors() {}

    /** A message of the function's own, after the caller's position. */
    @TruffleBoundary
    public static LuaException error(Node node, String message) {
        return CallStack.errorAt(1, LuaString.of(message), node);
    }

    /**
     * {@code bad argument #index to 'function' (message)}; what {@code __call} metamethods put
     * before the arguments is {@code extra argument}.
     */
    @TruffleBoundary
    public static LuaException badArgument(Node node, int index, String message) {
        RootNode root = node.getRootNode();
        String name = root instanceof LibraryRootNode library ? library.getQualifiedName() : "?";
        CallStack.Position caller = CallStack.at(1);
        int extra = caller == null ? 0 : CallOtherNode.extraArguments(caller.callNode());
        boolean isExtra = index <= extra;
        int position = isExtra ? index : index - extra;
        FunctionName called =
                caller != null && caller.root() instanceof LuaRootNode
                        ? FunctionName.at(caller.callNode())
                        : null;
        if (called != null) {
            name = called.name();
            if (!isExtra && called.kind().equals("method")) {
                position--;
                if (position == 0) {
                    return error(node, "calling '" + name + "' on bad self (" + message + ")");
                }
            }
        }
        String argument = isExtra ? "extra argument" : "argument";
        return error(
                node, "bad " + argument + " #" + position + " to '" + name + "' (" + message + ")");
    }

    /** {@code bad argument … (expected expected, got …)}. */
    @TruffleBoundary
    public static LuaException wrongType(Node node, int index, String expected, Object actual) {
        String got;
        if (Metatables.metamethod(LuaContext.get(node), actual, Metatables.NAME)
                instanceof LuaString name) {
            got = Named.untilZero(name.toString());
        } else if (actual == Nil.NIL && CallStack.argumentCount() < index) {
            got = "no value";
        } else {
            got = actual instanceof Cell ? "light userdata" : LuaTypes.nameOf(actual);
        }
        return badArgument(node, index, expected + " expected, got " + got);
    }

    /** What an algorithm of the text package found wrong. */
    @TruffleBoundary
    public static LuaException of(Node node, TextException problem) {
        return problem.argument() == 0
                ? error(node, problem.getMessage())
                : badArgument(node, problem.argument(), problem.getMessage());
    }

    // ---- conversions of arguments that are not already of the type: slow, with the right error
    // ----

    /** An argument as an integer: floats with an integer value and numerals convert. */
    @TruffleBoundary
    public static long toInteger(Node node, int index, Object value) {
        Object number = toNumberOrNull(value);
        if (number instanceof Long integer) {
            return integer;
        }
        if (number instanceof Double d) {
            if (LuaNumbers.isInteger(d)) {
                return (long) (double) d;
            }
            throw badArgument(node, index, "number has no integer representation");
        }
        throw wrongType(node, index, "number", value);
    }

    /** An argument as a number, Long or Double: numerals convert. */
    @TruffleBoundary
    public static Object toNumber(Node node, int index, Object value) {
        Object number = toNumberOrNull(value);
        if (number == null) {
            throw wrongType(node, index, "number", value);
        }
        return number;
    }

    private static Object toNumberOrNull(Object value) {
        if (value instanceof Long || value instanceof Double) {
            return value;
        }
        if (value instanceof LuaString string) {
            return NumberText.parse(string.bytes(), 0, string.length());
        }
        return null;
    }

    /** An argument as a string: numbers convert. */
    @TruffleBoundary
    public static LuaString toLuaString(Node node, int index, Object value) {
        return switch (value) {
            case LuaString string -> string;
            case Long number -> NumberText.format((long) number);
            case Double number -> NumberText.format((double) number);
            default -> throw wrongType(node, index, "string", value);
        };
    }
}
