package io.assay.lua.library.debug.hook;

import java.util.ArrayList;
import java.util.List;

/** A coroutine that has a hook: where it stands, as far as the hook's events depend on it. */
final class HookedThread {

    /** A Lua function on the stack. */
    static final class Frame {
        /** The line of the last instruction, 0 if it is not known. */
        int line;

        /** Whether the next instruction counts as on a new line. */
        boolean isNewLine;

        /** The loop body whose turn has just ended. */
        Object endedTurn;

        /** Whether a call in tail position is about to be made. */
        boolean makesTailCall;

        /** Whether a function that was called in tail position has taken the place of this one. */
        boolean isReplaced;

        Frame(int line, boolean isNewLine) {
            this.line = line;
            this.isNewLine = isNewLine;
        }
    }

    Hook hook;

    /** True while the hook runs: hooks are not called within hooks. */
    boolean isRunning;

    /** Instructions left until the hook's count is full. */
    int remaining;

    private final List<Frame> frames = new ArrayList<>();

    HookedThread(Hook hook, int line) {
        this.hook = hook;
        this.remaining = hook.count();
        frames.add(new Frame(line, line == 0));
    }

    Frame top() {
        if (frames.isEmpty()) {
            frames.add(new Frame(0, false));
        }
        return frames.getLast();
    }

    void push() {
        frames.add(new Frame(0, true));
    }

    void pop() {
        if (!frames.isEmpty()) {
            frames.removeLast();
        }
    }

    boolean isKnown() {
        return !frames.isEmpty();
    }
}
