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
        return " (" + kind + " '" + name + "')";
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
