package io.assay.lua.nodes.control;

import com.oracle.truffle.api.frame.VirtualFrame;
import io.assay.lua.nodes.LuaExpressionNode;
import io.assay.lua.nodes.LuaStatementNode;
import io.assay.lua.nodes.call.ArgumentsNode;
import io.assay.lua.runtime.Values;

/** {@code return}, but for tail calls. */
public abstract class ReturnNode extends LuaStatementNode {

    /** {@code return} */
    public static ReturnNode nothing() {
        return new Nothing();
    }

    /**
     * {@code return e}
     *
     * @param multi whether all values of {@code e} are returned
     */
    public static ReturnNode one(LuaExpressionNode value, boolean multi) {
        return multi ? new Multi(value) : new One(value);
    }

    /** {@code return a, b, …} */
    public static ReturnNode several(ArgumentsNode values) {
        return new Several(values);
    }

    private static final class Nothing extends ReturnNode {
        @Override
        public Object execute(VirtualFrame frame) {
            return Values.NONE;
        }
    }

    private static final class One extends ReturnNode {
        @Child private LuaExpressionNode value;

        One(LuaExpressionNode value) {
            this.value = value;
        }

        @Override
        public Object execute(VirtualFrame frame) {
            return value.execute(frame);
        }
    }

    private static final class Multi extends ReturnNode {
        @Child private LuaExpressionNode values;

        Multi(LuaExpressionNode values) {
            this.values = values;
        }

        @Override
        public Object execute(VirtualFrame frame) {
            return values.executeMulti(frame);
        }
    }

    private static final class Several extends ReturnNode {
        @Child private ArgumentsNode values;

        Several(ArgumentsNode values) {
            this.values = values;
        }

        @Override
        public Object execute(VirtualFrame frame) {
            return Values.of(values.execute(frame));
        }
    }
}
