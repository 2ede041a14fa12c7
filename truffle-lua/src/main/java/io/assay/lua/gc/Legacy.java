package io.assay.lua.gc;

import io.assay.lua.coroutine.Coroutine;
import io.assay.lua.nodes.function.LuaRootNode;
import io.assay.lua.runtime.Cell;
import io.assay.lua.runtime.LuaFunction;
import io.assay.lua.runtime.LuaTable;
import io.assay.lua.runtime.WeakHashPart;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;

/**
 * What is left of one object if the platform takes it: enough to make an equal one. What it refers
 * to is given as the objects themselves, or as legacies where those may be taken as well.
 */
abstract sealed class Legacy {

    private WeakReference<Object> original;

    /** The object, or the one made in its place; null until it is known which. */
    private Object heir;

    Legacy(Object original) {
        this.original = new WeakReference<>(original);
    }

    /** Writes down what the object refers to. */
    abstract void describe(Estate estate);

    /** A new object that refers to nothing yet. */
    abstract Object make();

    /** Gives the new object what the old one referred to. */
    abstract void fill(Estate estate);

    boolean isLost() {
        return original.refersTo(null);
    }

    /** Whether another object stands in for the lost one. */
    boolean isReplaced() {
        return heir != null && isLost();
    }

    /** The object itself if it is alive, else the one that replaces it. */
    Object resolve(Estate estate) {
        if (heir == null) {
            heir = original.get();
            if (heir == null) {
                heir = make();
                estate.toBeFilled(this);
            }
        }
        return heir;
    }

    Object heir() {
        return heir;
    }

    static Legacy of(Object object) {
        return switch (object) {
            case LuaTable table -> new Table(table);
            case LuaFunction function -> new Function(function);
            case Cell cell -> new Variable(cell);
            case Coroutine coroutine -> new Stack(coroutine);
            default -> null;
        };
    }

    static final class Table extends Legacy {
        private final boolean sequence;

        /** Given up once everything is described. */
        private LuaTable table;

        private Object metatable;
        private final List<Object> entries = new ArrayList<>();

        /** Of a weak table, whose entries are described last. */
        private WeakHashPart weakPart;

        Table(LuaTable table) {
            super(table);
            this.table = table;
            this.sequence = table.isSequence();
        }

        @Override
        void describe(Estate estate) {
            metatable = estate.legacyOf(table.metatable());
            weakPart = table.weakPart();
            if (weakPart != null) {
                table.trace(estate::legacyOf);
            } else {
                for (int p = table.nextPosition(0); p >= 0; p = table.nextPosition(p + 1)) {
                    entries.add(estate.legacyOf(table.keyAt(p)));
                    entries.add(estate.legacyOf(table.valueAt(p)));
                }
                if (table.heldValues() != null) {
                    table.heldValues().trace(estate::legacyOf);
                }
            }
        }

        /** For a weak table, when it is known of which keys there are legacies. */
        void describeWeakEntries(Estate estate) {
            if (weakPart == null) {
                return;
            }
            for (int p = table.nextPosition(0); p >= 0; p = table.nextPosition(p + 1)) {
                Object key = table.keyAt(p);
                Object value = table.valueAt(p);
                entries.add(weakPart.hasWeakKeys() ? estate.weakly(key) : estate.legacyOf(key));
                entries.add(
                        weakPart.hasWeakValues()
                                ? Estate.weakValue(value)
                                : estate.legacyIfAny(value));
            }
            weakPart = null;
        }

        void forget() {
            table = null;
        }

        @Override
        Object make() {
            return new LuaTable();
        }

        @Override
        void fill(Estate estate) {
            LuaTable copy = (LuaTable) heir();
            if (sequence) {
                copy.markSequence();
            }
            if (estate.resolve(metatable) instanceof LuaTable resolved) {
                copy.setMetatable(resolved);
            }
            estate.applyMode(copy);
            for (int i = 0; i < entries.size(); i += 2) {
                Object key = estate.resolve(entries.get(i));
                Object value = estate.resolve(entries.get(i + 1));
                if (key != null && value != null) {
                    copy.put(key, value);
                }
            }
        }
    }

    static final class Function extends Legacy {
        private LuaFunction function;
        private final com.oracle.truffle.api.RootCallTarget callTarget;
        private final List<Object> variables = new ArrayList<>();

        Function(LuaFunction function) {
            super(function);
            this.function = function;
            this.callTarget = function.callTarget();
        }

        @Override
        void describe(Estate estate) {
            for (Cell cell : function.upvalues()) {
                variables.add(estate.legacyOf(cell));
            }
            if (function.heldValues() != null) {
                function.heldValues().trace(estate::legacyOf);
            }
            function = null;
        }

        @Override
        Object make() {
            Cell[] none = new Cell[variables.size()];
            return callTarget.getRootNode() instanceof LuaRootNode root
                    ? root.prototype().close(none)
                    : new LuaFunction(callTarget, none);
        }

        @Override
        void fill(Estate estate) {
            Cell[] upvalues = ((LuaFunction) heir()).upvalues();
            for (int i = 0; i < upvalues.length; i++) {
                upvalues[i] = (Cell) estate.resolve(variables.get(i));
            }
        }
    }

    static final class Variable extends Legacy {
        private Cell cell;
        private Object value;

        Variable(Cell cell) {
            super(cell);
            this.cell = cell;
        }

        @Override
        void describe(Estate estate) {
            value = estate.legacyOf(cell.get());
            cell = null;
        }

        @Override
        Object make() {
            return new Cell(io.assay.lua.runtime.Nil.NIL);
        }

        @Override
        void fill(Estate estate) {
            ((Cell) heir()).set(estate.resolve(value));
        }
    }

    /**
     * A stack cannot be made again. So a coroutine is kept, with all its stack refers to, unless
     * that is what keeps the objects of the estate alive: then it is given up, and a dead one takes
     * its place.
     */
    static final class Stack extends Legacy {
        private Coroutine coroutine;

        Stack(Coroutine coroutine) {
            super(coroutine);
            this.coroutine = coroutine;
        }

        @Override
        void describe(Estate estate) {
            if (coroutine.heldValues() != null) {
                coroutine.heldValues().trace(estate::legacyOf);
            }
            estate.noteThread(this);
        }

        void giveUp() {
            coroutine = null;
        }

        @Override
        Object make() {
            return Coroutine.dead();
        }

        @Override
        void fill(Estate estate) {}
    }
}
