package io.assay.lua.gc;

import com.oracle.truffle.api.RootCallTarget;
import com.oracle.truffle.api.Truffle;
import com.oracle.truffle.api.frame.Frame;
import com.oracle.truffle.api.frame.FrameInstance;
import com.oracle.truffle.api.frame.FrameInstance.FrameAccess;
import com.oracle.truffle.api.nodes.Node;
import com.oracle.truffle.api.nodes.RootNode;
import io.assay.lua.nodes.LuaNode;
import io.assay.lua.nodes.call.DispatchNode;
import io.assay.lua.nodes.call.TailCallNode;
import io.assay.lua.nodes.function.FunctionBodyNode;
import io.assay.lua.nodes.function.LuaRootNode;
import io.assay.lua.runtime.Cell;
import io.assay.lua.runtime.Collectable;
import io.assay.lua.runtime.Nil;
import io.assay.lua.runtime.Tracer;
import io.assay.lua.syntax.FunctionBody;
import java.util.BitSet;

/**
 * The frames on the stack of this thread.
 *
 * <p>A frame remembers what ended blocks had in their variables, and the arguments that a parameter
 * no longer has, and so do the frames of functions that have made a tail call. Clearing that at
 * once would cost each block and call; here it costs a cycle of the collector.
 */
final class StackFrames {

    private static final BitSet NONE = new BitSet();

    private StackFrames() {}

    /** Shows {@code tracer} what the frames hold, and makes them forget what nobody can ask for. */
    static void visit(Tracer tracer) {
        Truffle.getRuntime()
                .iterateFrames(
                        instance -> {
                            RootNode root =
                                    ((RootCallTarget) instance.getCallTarget()).getRootNode();
                            if (root instanceof LuaRootNode function) {
                                visit(function.prototype().body(), instance, tracer);
                            } else {
                                traceArguments(instance, tracer);
                            }
                            return null;
                        });
    }

    private static void traceArguments(FrameInstance instance, Tracer tracer) {
        for (Object argument : instance.getFrame(FrameAccess.READ_ONLY).getArguments()) {
            tracer.edge(argument);
        }
    }

    private static void visit(FunctionBody body, FrameInstance instance, Tracer tracer) {
        Node place = placeOf(instance.getCallNode());
        boolean hasLeft = hasLeft(instance.getCallNode(), place);
        // Before its body a function still has to read its arguments.
        boolean isInBody = place != null && !(place instanceof FunctionBodyNode);
        BitSet dead = NONE;
        if (hasLeft) {
            dead = new BitSet();
            dead.set(0, body.slotCount());
        } else if (isInBody) {
            dead = DeadSlots.at(body, ((LuaNode) place).sourceStart());
        }
        Frame frame = instance.getFrame(FrameAccess.READ_ONLY);
        int readArguments = isInBody ? readArguments(body, frame, hasLeft) : 0;
        if (hasGarbage(frame, dead, readArguments)) {
            frame = instance.getFrame(FrameAccess.READ_WRITE);
            clear(frame, dead, readArguments);
        }
        for (Object argument : frame.getArguments()) {
            tracer.edge(argument);
        }
        for (int slot = 0; slot < body.slotCount(); slot++) {
            if (frame.isObject(slot)) {
                tracer.edge(frame.getObject(slot));
            }
        }
    }

    private static Node placeOf(Node callNode) {
        for (Node node = callNode; node != null; node = node.getParent()) {
            if (node instanceof LuaNode luaNode && luaNode.hasSource()) {
                return node;
            }
        }
        return null;
    }

    /** Whether the frame's function has made its tail call, so that nothing of it matters. */
    private static boolean hasLeft(Node callNode, Node place) {
        if (!(place instanceof TailCallNode)) {
            return false;
        }
        Node node = callNode;
        while (node.getParent() != place) {
            node = node.getParent();
        }
        return node instanceof DispatchNode;
    }

    /** How many arguments from the first on are of no use, for parameters have them now. */
    private static int readArguments(FunctionBody body, Frame frame, boolean hasLeft) {
        int given = frame.getArguments().length - 1;
        boolean keepsRest = !hasLeft && body.isVararg();
        return keepsRest ? Math.min(given, body.parameters().size()) : given;
    }

    private static boolean hasGarbage(Frame frame, BitSet dead, int readArguments) {
        Object[] arguments = frame.getArguments();
        for (int i = 1; i <= readArguments; i++) {
            if (arguments[i] instanceof Collectable) {
                return true;
            }
        }
        for (int slot = dead.nextSetBit(0); slot >= 0; slot = dead.nextSetBit(slot + 1)) {
            if (isGarbage(frame, slot)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isGarbage(Frame frame, int slot) {
        return frame.isObject(slot)
                && (frame.getObject(slot) instanceof Collectable
                        || frame.getObject(slot) instanceof Cell);
    }

    private static void clear(Frame frame, BitSet dead, int readArguments) {
        Object[] arguments = frame.getArguments();
        for (int i = 1; i <= readArguments; i++) {
            arguments[i] = Nil.NIL;
        }
        for (int slot = dead.nextSetBit(0); slot >= 0; slot = dead.nextSetBit(slot + 1)) {
            if (isGarbage(frame, slot)) {
                frame.setObject(slot, Nil.NIL);
            }
        }
    }
}
