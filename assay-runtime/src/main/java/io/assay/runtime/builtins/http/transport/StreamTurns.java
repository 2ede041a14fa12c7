package io.assay.runtime.builtins.http.transport;

import io.netty.channel.EventLoop;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.TimeUnit;

/**
 * Requests that found no place on their HTTP/2 connection, because it has as many others as the
 * server allows, wait here until one of those is done. State is touched on the loop's thread alone.
 */
final class StreamTurns {
    /** How long a request waits at most; what holds its place may not be seen to end from here. */
    private static final long PATIENCE_MILLIS = 500;

    private final EventLoop loop;
    private final Map<String, Queue<Turn>> waiting = new HashMap<>();

    StreamTurns(EventLoop loop) {
        this.loop = loop;
    }

    /** Runs the action when a request to the server has ended, or after a while. */
    void await(String server, Runnable action) {
        Turn turn = new Turn(action);
        waiting.computeIfAbsent(server, name -> new ArrayDeque<>()).add(turn);
        loop.schedule(turn::take, PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** A request to the server has ended: the next one may have its place. */
    void passOn(String server) {
        Queue<Turn> turns = waiting.get(server);
        if (turns == null) {
            return;
        }
        for (Turn turn = turns.poll(); turn != null; turn = turns.poll()) {
            if (turn.take()) {
                return;
            }
        }
        waiting.remove(server);
    }

    /** Something that is done once, by whoever comes first. */
    private static final class Turn {
        private final Runnable action;
        private boolean taken;

        Turn(Runnable action) {
            this.action = action;
        }

        boolean take() {
            if (taken) {
                return false;
            }
            taken = true;
            action.run();
            return true;
        }
    }
}
