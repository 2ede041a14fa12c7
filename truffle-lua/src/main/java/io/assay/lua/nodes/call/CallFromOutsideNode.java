package io.assay.lua.nodes.call;

import com.oracle.truffle.api.dsl.NeverDefault;
import com.oracle.truffle.api.nodes.Node;
import io.assay.lua.LuaContext;
import io.assay.lua.interop.HostValues;
import io.assay.lua.runtime.InteropList;
import io.assay.lua.runtime.LuaException;
import io.assay.lua.runtime.LuaFunction;
import io.assay.lua.runtime.Nil;
import io.assay.lua.runtime.Values;

/** Calls a function for another language or the host: converts arguments and results. */
public final class CallFromOutsideNode extends Node {

    @Child private FunctionCallNode call = FunctionCallNode.create();

    @NeverDefault
    public static CallFromOutsideNode create() {
        return new CallFromOutsideNode();
    }

    public static CallFromOutsideNode getUncached() {
        // Not cached: a call node has state of its own, and this is the slow way in.
        return new CallFromOutsideNode();
    }

    public Object execute(LuaFunction function, Object[] foreignArguments) {
        Object[] arguments = new Object[foreignArguments.length + 1];
        arguments[0] = function;
        for (int i = 0; i < foreignArguments.length; i++) {
            arguments[i + 1] = HostValues.toLua(foreignArguments[i]);
        }
        LuaContext context = LuaContext.get(this);
        int depth = context.callDepth();
        int protection = context.protection();
        LuaFunction handler = context.messageHandler();
        // What calls may catch the error.
        context.setMessageHandler(null);
        context.setCallDepth(0);
        context.setProtection(protection + 1);
        int nativeDepth = context.nativeDepth();
        context.setNativeDepth(0);
        try {
            return resultsToOutside(call.execute(function, arguments));
        } catch (OutOfMemoryError e) {
            // What filled the heap is garbage now; to describe the error of the JVM takes much.
            throw LuaException.ofMemory();
        } finally {
            context.setCallDepth(depth);
            context.setProtection(protection);
            context.setMessageHandler(handler);
            context.setNativeDepth(nativeDepth);
        }
    }

    /** None is a null, one is itself, several are a list. */
    public static Object resultsToOutside(Object results) {
        if (results instanceof Values values) {
            return values.elements().length == 0 ? Nil.NIL : new InteropList(values.elements());
        }
        return results;
    }
}
