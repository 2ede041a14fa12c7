package io.assay.lua.gc;

import com.oracle.truffle.api.CallTarget;
import io.assay.lua.LuaContext;
import io.assay.lua.interop.ForeignErrors;
import io.assay.lua.library.base.Warnings;
import io.assay.lua.runtime.Collectable;
import io.assay.lua.runtime.LuaFunction;
import io.assay.lua.runtime.LuaString;
import io.assay.lua.runtime.Metatables;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The objects marked for finalisation, in the order in which they were marked, and those whose
 * finalisers are due (manual §2.5.3).
 */
final class Finalisers {

    private static final LuaString NOT_A_STRING = LuaString.of("error object is not a string");

    private final LuaContext context;
    private final CallTarget call;

    private final Set<Object> marked = new LinkedHashSet<>();

    /** The next one to be finalised is the last. */
    private final List<Object> due = new ArrayList<>();

    private boolean running;

    Finalisers(LuaContext context) {
        this.context = context;
        this.call = new FinaliserRootNode(context.language()).getCallTarget();
    }

    void mark(Collectable object) {
        marked.add(object);
    }

    int count() {
        return marked.size();
    }

    /** Whether a finaliser runs now. */
    boolean isRunning() {
        return running;
    }

    /**
     * Puts legacies into the place of the objects that {@code alive} does not know.
     *
     * @return whether there are any
     */
    boolean bequeath(Reachability alive, Estate estate) {
        List<Object> next = new ArrayList<>(marked.size());
        boolean found = false;
        for (Object object : marked) {
            Object standIn = estate.legacyOf(object);
            found |= standIn != object;
            next.add(standIn);
        }
        marked.clear();
        marked.addAll(next);
        return found;
    }

    /** Whether some object that has a legacy is still alive. */
    boolean hasSurvivors() {
        return marked.stream().anyMatch(o -> o instanceof Legacy legacy && !legacy.isLost());
    }

    /** The objects that were lost are due, the others are marked as before. */
    void inherit(Estate estate) {
        List<Object> kept = new ArrayList<>(marked.size());
        List<Object> lost = new ArrayList<>();
        for (Object object : marked) {
            if (object instanceof Legacy legacy) {
                boolean isLost = legacy.isLost();
                Object heir = legacy.resolve(estate);
                (isLost ? lost : kept).add(heir);
            } else {
                kept.add(object);
            }
        }
        estate.restore();
        marked.clear();
        marked.addAll(kept);
        due.addAll(0, lost);
    }

    /** At the end of the state, everything is due. */
    void inheritAll() {
        due.addAll(0, marked);
        marked.clear();
    }

    /** Calls the finalisers that are due, the one marked last first. */
    void run() {
        if (running || due.isEmpty()) {
            return;
        }
        running = true;
        int depth = context.callDepth();
        int tailDepth = context.tailDepth();
        int protection = context.protection();
        int unyieldable = context.forbidYield();
        LuaFunction handler = context.messageHandler();
        try {
            context.setProtection(protection + 1);
            context.setMessageHandler(null);
            while (!due.isEmpty()) {
                finalise(due.removeLast());
                context.setCallDepth(depth);
                context.setTailDepth(tailDepth);
            }
        } finally {
            running = false;
            context.setProtection(protection);
            context.setMessageHandler(handler);
            context.setUnyieldable(unyieldable);
        }
    }

    private void finalise(Object object) {
        Object finaliser = Metatables.metamethod(context, object, Metatables.GC);
        if (finaliser == null) {
            return;
        }
        try {
            call.call(finaliser, object);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError error) {
            if (!ForeignErrors.isLuaError(error)) {
                throw error;
            }
            LuaString message =
                    ForeignErrors.valueOf(error) instanceof LuaString text ? text : NOT_A_STRING;
            Warnings.of(context)
                    .emit(
                            context,
                            LuaString.concat(
                                    LuaString.concat(LuaString.of("error in __gc ("), message),
                                    LuaString.of(")")));
        }
    }
}
