package io.assay.lua.nodes.access;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.UnexpectedResultException;
import io.assay.lua.nodes.LuaExpressionNode;
import io.assay.lua.nodes.Named;
import io.assay.lua.runtime.LuaString;

/** nil, true, false, a string. Numbers have their own nodes, which do not box. */
public class ConstantNode extends LuaExpressionNode implements Named {

    private final Object value;

    public ConstantNode(Object value) {
        this.value = value;
    }

    public static ConstantNode of(Object value) {
        return switch (value) {
            case Long number -> new OfLong(number);
            case Double number -> new OfDouble(number);
            default -> new ConstantNode(value);
        };
    }

    public final Object value() {
        return value;
    }

    @Override
    public Object execute(VirtualFrame frame) {
        return value;
    }

    @Override
    @TruffleBoundary
    public String description() {
        return value instanceof LuaString string ? " (constant '" + string + "')" : "";
    }

    @Override
    public String name() {
        return null;
    }

    private static final class OfLong extends ConstantNode {
        private final long number;

        OfLong(long number) {
            super(number);
            this.number = number;
        }

        @Override
        public long executeLong(VirtualFrame frame) {
            return number;
        }

        @Override
        public double executeDouble(VirtualFrame frame) throws UnexpectedResultException {
            throw new UnexpectedResultException(number);
        }
    }

    private static final class OfDouble extends ConstantNode {
        private final double number;

        OfDouble(double number) {
            super(number);
            this.number = number;
        }

        @Override
        public double executeDouble(VirtualFrame frame) {
            return number;
        }
    }
}
