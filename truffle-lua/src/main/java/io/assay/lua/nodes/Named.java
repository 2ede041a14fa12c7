package io.assay.lua.nodes;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.instrumentation.InstrumentableNode.WrapperNode;
import com.oracle.truffle.api.nodes.Node;

/** An expression that error messages can name: a variable, a field, a constant. */
public interface Named {

    /** {@code " (local 'x')"} or the like. */
    String description();

    /** {@code x}; null for constants. */
    String name();

    @TruffleBoundary
    static String describe(String kind, String name) {
        return " (" + kind + " '" + untilZero(name) + "')";
    }

    /** What PUC-Rio Lua prints of a name: for C, a string ends at a zero. */
    @TruffleBoundary
    static String untilZero(String name) {
        int zero = name.indexOf('\0');
        return zero < 0 ? name : name.substring(0, zero);
    }

    /** The description of any expression, empty if it has none. */
    static String describe(Node expression) {
        Node node =
                expression instanceof WrapperNode wrapper ? wrapper.getDelegateNode() : expression;
        return node instanceof Named named ? named.description() : "";
    }

    /** The name of any expression, null if it has none. */
    static String nameOf(Node expression) {
        Node node =
                expression instanceof WrapperNode wrapper ? wrapper.getDelegateNode() : expression;
        return node instanceof Named named ? named.name() : null;
    }
}
