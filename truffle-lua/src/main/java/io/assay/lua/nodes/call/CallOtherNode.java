package io.assay.lua.nodes.call;

import com.oracle.truffle.api.CompilerDirectives;
import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.NeverDefault;
import com.oracle.truffle.api.interop.ArityException;
import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.interop.UnsupportedMessageException;
import com.oracle.truffle.api.interop.UnsupportedTypeException;
import com.oracle.truffle.api.nodes.Node;
import io.assay.lua.LuaContext;
import io.assay.lua.interop.HostValues;
import io.assay.lua.nodes.Errors;
import io.assay.lua.nodes.LuaNode;
import io.assay.lua.nodes.Named;
import io.assay.lua.runtime.FunctionName;
import io.assay.lua.runtime.LuaFunction;
import io.assay.lua.runtime.Metatables;
import java.util.Arrays;

/**
 * Calls what is no function: a value with a {@code __call} metamethod, or a function of the host.
 */
public final class CallOtherNode extends Node {

    /** Metamethods that stand for each other in one call, as PUC-Rio Lua counts them. */
    private static final int MAX_CHAIN = 15;

    private static final int CACHED_LIBRARIES = 3;

    /** How many values the call made here last put before its arguments. */
    private int extraArguments;

    @Child private DispatchNode dispatch;
    @Child private InteropLibrary interop;

    @NeverDefault
    public static CallOtherNode create() {
        return new CallOtherNode();
    }

    public Object execute(Object callee, Object[] arguments) {
        LuaContext context = LuaContext.get(this);
        Object current = callee;
        Object[] currentArguments = arguments;
        for (int depth = 0; ; depth++) {
            Object handler = Metatables.metamethod(context, current, Metatables.CALL);
            if (handler == null) {
                break;
            }
            if (depth == MAX_CHAIN) {
                CompilerDirectives.transferToInterpreter();
                throw Errors.at(this, "'__call' chain too long");
            }
            Object[] shifted = new Object[currentArguments.length + 1];
            System.arraycopy(currentArguments, 0, shifted, 1, currentArguments.length);
            shifted[0] = handler;
            shifted[1] = current;
            currentArguments = shifted;
            if (handler instanceof LuaFunction function) {
                if (dispatch == null) {
                    CompilerDirectives.transferToInterpreterAndInvalidate();
                    dispatch = insert(DispatchNode.create());
                }
                extraArguments = depth + 1;
                return dispatch.execute(function, currentArguments);
            }
            current = handler;
        }
        return callForeign(current, currentArguments);
    }

    /** The arguments that {@code __call} metamethods put before those of the call at a node. */
    public static int extraArguments(Node callNode) {
        for (Node node = callNode; node != null; node = node.getParent()) {
            if (node instanceof CallOtherNode call) {
                return call.extraArguments;
            }
            if (node instanceof LuaNode) {
                return 0;
            }
        }
        return 0;
    }

    private Object callForeign(Object callee, Object[] arguments) {
        if (interop == null) {
            CompilerDirectives.transferToInterpreterAndInvalidate();
            interop = insert(InteropLibrary.getFactory().createDispatched(CACHED_LIBRARIES));
        }
        if (Metatables.isLuaValue(callee) || !interop.isExecutable(callee)) {
            return callObject(callee, arguments);
        }
        LuaContext context = LuaContext.get(this);
        LuaFunction handler = context.messageHandler();
        try {
            return HostValues.resultToLua(
                    interop.execute(callee, Arrays.copyOfRange(arguments, 1, arguments.length)));
        } catch (UnsupportedTypeException | ArityException | UnsupportedMessageException e) {
            throw wrongCall(e);
        } finally {
            // A host that runs other tasks meanwhile leaves theirs.
            context.setMessageHandler(handler);
        }
    }

    private Object callObject(Object callee, Object[] arguments) {
        if (!Metatables.isLuaValue(callee) && interop.isInstantiable(callee)) {
            try {
                return HostValues.resultToLua(
                        interop.instantiate(
                                callee, Arrays.copyOfRange(arguments, 1, arguments.length)));
            } catch (UnsupportedTypeException | ArityException | UnsupportedMessageException e) {
                throw wrongCall(e);
            }
        }
        throw notCallable(callee);
    }

    @TruffleBoundary
    private RuntimeException wrongCall(Exception e) {
        return Errors.at(this, "bad call of a host function: " + e.getMessage());
    }

    @TruffleBoundary
    private RuntimeException notCallable(Object callee) {
        FunctionName name = FunctionName.at(getParent());
        String variable = name == null ? "" : Named.describe(name.kind(), name.name());
        return Errors.at(
                this, "attempt to call a " + Metatables.typeName(callee) + " value" + variable);
    }
}
