package io.assay.lua.runtime;

/**
 * A call in tail position that the caller is asked to make, so that the stack does not grow.
 *
 * @see io.assay.lua.nodes.call.TailCallNode
 */
public final class TailCall extends Completion {

    private final Object function;
    private final Object[] arguments;

    /**
     * @param arguments as for the call target: element 0 is the function
     */
    public TailCall(Object function, Object[] arguments) {
        this.function = function;
        this.arguments = arguments;
    }

    public Object function() {
        return function;
    }

    public Object[] arguments() {
        return arguments;
    }
}
