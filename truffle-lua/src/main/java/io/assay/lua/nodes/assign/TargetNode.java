package io.assay.lua.nodes.assign;

import com.oracle.truffle.api.frame.VirtualFrame;
import io.assay.lua.nodes.LuaExpressionNode;
import io.assay.lua.nodes.LuaNode;
import io.assay.lua.nodes.Named;
import io.assay.lua.nodes.access.LocalWriteNode;
import io.assay.lua.nodes.access.UpvalueWriteNode;
import io.assay.lua.nodes.table.IndexSetNode;
import io.assay.lua.nodes.table.IndexSite;

/**
 * One target of an assignment to several: its subexpressions are evaluated before any value is
 * assigned.
 */
public abstract class TargetNode extends LuaNode {

    /** The object to be indexed; null where there is none. */
    abstract Object evaluateObject(VirtualFrame frame);

    /** The key; null where there is none. */
    abstract Object evaluateKey(VirtualFrame frame);

    abstract void assign(VirtualFrame frame, Object object, Object key, Object value);

    public static TargetNode ofLocal(LocalWriteNode write) {
        return new Local(write);
    }

    public static TargetNode ofUpvalue(UpvalueWriteNode write) {
        return new Upvalue(write);
    }

    public static TargetNode ofIndex(
            LuaExpressionNode object, LuaExpressionNode key, int errorOffset) {
        return new Index(object, key, errorOffset);
    }

    private static final class Local extends TargetNode {
        @Child private LocalWriteNode write;

        Local(LocalWriteNode write) {
            this.write = write;
        }

        @Override
        Object evaluateObject(VirtualFrame frame) {
            return null;
        }

        @Override
        Object evaluateKey(VirtualFrame frame) {
            return null;
        }

        @Override
        void assign(VirtualFrame frame, Object object, Object key, Object value) {
            write.executeWrite(frame, value);
        }
    }

    private static final class Upvalue extends TargetNode {
        @Child private UpvalueWriteNode write;

        Upvalue(UpvalueWriteNode write) {
            this.write = write;
        }

        @Override
        Object evaluateObject(VirtualFrame frame) {
            return null;
        }

        @Override
        Object evaluateKey(VirtualFrame frame) {
            return null;
        }

        @Override
        void assign(VirtualFrame frame, Object object, Object key, Object value) {
            write.write(frame, value);
        }
    }

    private static final class Index extends TargetNode implements IndexSite {
        private final int errorOffset;

        @Child private LuaExpressionNode object;
        @Child private LuaExpressionNode key;
        @Child private IndexSetNode set = IndexSetNode.create();

        Index(LuaExpressionNode object, LuaExpressionNode key, int errorOffset) {
            this.object = object;
            this.key = key;
            this.errorOffset = errorOffset;
        }

        @Override
        Object evaluateObject(VirtualFrame frame) {
            return object.execute(frame);
        }

        @Override
        Object evaluateKey(VirtualFrame frame) {
            return key.execute(frame);
        }

        @Override
        void assign(VirtualFrame frame, Object target, Object index, Object value) {
            set.execute(target, index, value);
        }

        @Override
        public int errorOffset() {
            return errorOffset;
        }

        @Override
        public String objectDescription() {
            return Named.describe(object);
        }
    }
}
