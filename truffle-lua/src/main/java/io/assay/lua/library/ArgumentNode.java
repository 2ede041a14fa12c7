package io.assay.lua.library;

import com.oracle.truffle.api.dsl.TypeSystemReference;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.Node;
import com.oracle.truffle.api.nodes.UnexpectedResultException;
import io.assay.lua.runtime.LuaTypes;
import io.assay.lua.runtime.Nil;

/** An argument of a library function: one value, or the array of all from some place on. */
@TypeSystemReference(LuaTypes.class)
public abstract class ArgumentNode extends Node {

    public abstract Object execute(VirtualFrame frame);

    public Object[] executeObjectArray(VirtualFrame frame) throws UnexpectedResultException {
        Object value = execute(frame);
        if (value instanceof Object[] array) {
            return array;
        }
        throw new UnexpectedResultException(value);
    }

    static ArgumentNode single(int index) {
        return new Single(index);
    }

    static ArgumentNode rest(int index) {
        return new Rest(index);
    }

    private static final class Single extends ArgumentNode {
        private final int position;

        Single(int index) {
            this.position = index + 1;
        }

        @Override
        public Object execute(VirtualFrame frame) {
            Object[] arguments = frame.getArguments();
            return position < arguments.length ? arguments[position] : Nil.NIL;
        }
    }

    private static final class Rest extends ArgumentNode {
        private static final Object[] NONE = new Object[0];
        private final int position;

        Rest(int index) {
            this.position = index + 1;
        }

        @Override
        public Object execute(VirtualFrame frame) {
            Object[] arguments = frame.getArguments();
            int count = arguments.length - position;
            if (count <= 0) {
                return NONE;
            }
            Object[] rest = new Object[count];
            System.arraycopy(arguments, position, rest, 0, count);
            return rest;
        }
    }
}
