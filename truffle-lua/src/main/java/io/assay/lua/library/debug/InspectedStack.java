package io.assay.lua.library.debug;

import com.oracle.truffle.api.nodes.Node;
import io.assay.lua.LuaContext;
import io.assay.lua.coroutine.Coroutine;
import io.assay.lua.library.base.HandledErrors;
import io.assay.lua.runtime.StackEntries;
import io.assay.lua.runtime.StackEntry;
import java.util.ArrayList;
import java.util.List;

/**
 * The stack that a function of this library is asked about: that of the coroutine given as its
 * first argument, else the one it runs on.
 *
 * @param coroutine null for the own stack
 * @param shift 1 if the other arguments come one place later
 */
record InspectedStack(LuaContext context, Coroutine coroutine, int shift) {

    static InspectedStack of(Node node, Object firstArgument) {
        LuaContext context = LuaContext.get(node);
        if (firstArgument instanceof Coroutine coroutine) {
            boolean own = coroutine == context.currentCoroutine();
            return new InspectedStack(context, own ? null : coroutine, 1);
        }
        return new InspectedStack(context, null, 0);
    }

    /**
     * The entries; on the own stack, the first is the function of the library.
     *
     * @param limit how many are enough
     */
    List<StackEntry> entries(int limit) {
        if (coroutine != null) {
            return entriesOfOther(limit);
        }
        HandledErrors.Handling handling = HandledErrors.of(context).current();
        return handling == null
                ? StackEntries.live(limit)
                : StackEntries.inHandler(handling.frame(), handling.error());
    }

    private List<StackEntry> entriesOfOther(int limit) {
        if (coroutine.end() != null) {
            return StackEntries.of(coroutine.end());
        }
        List<StackEntry> entries = new ArrayList<>();
        coroutine.inspect(() -> entries.addAll(StackEntries.live(limit)));
        return entries;
    }

    /** Asks something of the stack itself, on the stack; nothing if it is not there now. */
    void ask(Runnable question) {
        if (coroutine == null) {
            question.run();
        } else {
            coroutine.inspect(question);
        }
    }
}
