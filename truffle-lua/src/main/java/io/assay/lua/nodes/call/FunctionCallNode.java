package io.assay.lua.nodes.call;

import com.oracle.truffle.api.dsl.NeverDefault;
import com.oracle.truffle.api.nodes.Node;
import com.oracle.truffle.api.profiles.BranchProfile;
import io.assay.lua.runtime.Completion;
import io.assay.lua.runtime.TailCall;
import io.assay.lua.runtime.Values;

/** Calls any value and gives its results, tail calls made. What everything but a tail call uses. */
public final class FunctionCallNode extends Node {

    @Child private DispatchNode dispatch = DispatchNode.create();
    @Child private DispatchNode tailDispatch;
    private final BranchProfile notSingle = BranchProfile.create();

    @NeverDefault
    public static FunctionCallNode create() {
        return new FunctionCallNode();
    }

    /**
     * @param arguments element 0 is the function
     * @return a list of results
     */
    public Object execute(Object function, Object[] arguments) {
        Object result = dispatch.execute(function, arguments);
        if (result instanceof Completion) {
            notSingle.enter();
            return result instanceof TailCall tail ? makeTailCalls(tail) : result;
        }
        return result;
    }

    /** As {@link #execute}, cut down to one value. */
    public Object executeSingle(Object function, Object[] arguments) {
        Object result = dispatch.execute(function, arguments);
        if (result instanceof Completion) {
            notSingle.enter();
            Object results = result instanceof TailCall tail ? makeTailCalls(tail) : result;
            return Values.first(results);
        }
        return result;
    }

    private Object makeTailCalls(TailCall first) {
        if (tailDispatch == null) {
            com.oracle.truffle.api.CompilerDirectives.transferToInterpreterAndInvalidate();
            tailDispatch = insert(DispatchNode.create());
        }
        Object result = first;
        while (result instanceof TailCall tail) {
            result = tailDispatch.execute(tail.function(), tail.arguments());
        }
        return result;
    }

    /** Whether {@code node} calls for a function that has left the stack by a tail call. */
    boolean makesTailCalls(DispatchNode node) {
        return node == tailDispatch;
    }

    public Object call(Object function) {
        return execute(function, new Object[] {function});
    }

    public Object call(Object function, Object a) {
        return execute(function, new Object[] {function, a});
    }

    public Object call(Object function, Object a, Object b) {
        return execute(function, new Object[] {function, a, b});
    }

    public Object call(Object function, Object a, Object b, Object c) {
        return execute(function, new Object[] {function, a, b, c});
    }

    /** The first result of a call, nil if it has none. */
    public Object callSingle(Object function, Object a) {
        return executeSingle(function, new Object[] {function, a});
    }

    public Object callSingle(Object function, Object a, Object b) {
        return executeSingle(function, new Object[] {function, a, b});
    }

    /** Puts the function before its arguments, as the call convention wants. */
    public static Object[] pack(Object function, Object[] values, int from) {
        Object[] arguments = new Object[values.length - from + 1];
        arguments[0] = function;
        System.arraycopy(values, from, arguments, 1, values.length - from);
        return arguments;
    }
}
