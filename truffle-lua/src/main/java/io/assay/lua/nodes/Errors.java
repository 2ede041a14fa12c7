package io.assay.lua.nodes;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.nodes.Node;
import com.oracle.truffle.api.nodes.RootNode;
import com.oracle.truffle.api.source.SourceSection;
import io.assay.lua.runtime.LuaException;
import io.assay.lua.runtime.LuaString;

/**
 * Errors raised by the code of a function itself; the message gets the position of the node.
 * (Errors of library functions get the position of their caller: see {@code
 * library.LibraryErrors}.)
 */
public final class Errors {

    private Errors() {}

    @TruffleBoundary
    public static LuaException at(Node node, String message) {
        String position = isStripped(node) ? "?:?: " : position(node);
        return new LuaException(LuaString.of(position + message), node);
    }

    @TruffleBoundary
    public static LuaException at(Node node, String format, Object... arguments) {
        return at(node, String.format(format, arguments));
    }

    /** Whether {@code node} is of a function that {@code string.dump} has stripped. */
    private static boolean isStripped(Node node) {
        RootNode root = node == null ? null : node.getRootNode();
        SourceSection section = root == null ? null : root.getSourceSection();
        return section != null && section.getSource().isInternal();
    }

    /**
     * {@code "chunk:line: "} of the piece of source around {@code node}; empty if there is none, or
     * it is a host's own.
     */
    @TruffleBoundary
    public static String position(Node node) {
        int line = line(node);
        return line < 0
                ? ""
                : node.getRootNode().getSourceSection().getSource().getName() + ":" + line + ": ";
    }

    /** The line of the piece of source around {@code node}, -1 if there is none. */
    @TruffleBoundary
    public static int line(Node node) {
        for (Node n = node; n != null; n = n.getParent()) {
            if (n instanceof HookSite hook) {
                return hook.currentLine();
            }
            if (n instanceof LuaNode luaNode && luaNode.hasSource()) {
                RootNode root = n.getRootNode();
                SourceSection section = root == null ? null : root.getSourceSection();
                return section == null || section.getSource().isInternal()
                        ? -1
                        : section.getSource().getLineNumber(luaNode.errorOffset());
            }
        }
        return -1;
    }
}
