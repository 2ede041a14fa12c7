package io.assay.lua.gc;

import io.assay.lua.runtime.Cell;
import io.assay.lua.runtime.Collectable;
import io.assay.lua.runtime.LuaTable;
import io.assay.lua.runtime.Tracer;
import java.util.ArrayDeque;
import java.util.Deque;

/** Marks all that is reachable from where it is started. Weak references do not count. */
final class Reachability implements Tracer {

    private final WeakModes modes;
    private final IdentitySet reached = new IdentitySet();
    private final Deque<Object> toVisit = new ArrayDeque<>();

    Reachability(WeakModes modes) {
        this.modes = modes;
    }

    @Override
    public void edge(Object target) {
        if ((target instanceof Collectable || target instanceof Cell) && reached.add(target)) {
            toVisit.push(target);
        }
    }

    /** Goes on until everything that leads on from the edges so far is marked. */
    void complete() {
        for (Object object = toVisit.poll(); object != null; object = toVisit.poll()) {
            if (object instanceof LuaTable table) {
                modes.apply(table);
            }
            if (object instanceof Collectable collectable) {
                collectable.trace(this);
            } else {
                edge(((Cell) object).get());
            }
        }
    }

    boolean contains(Object object) {
        return reached.contains(object);
    }
}
