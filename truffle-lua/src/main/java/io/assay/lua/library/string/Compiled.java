package io.assay.lua.library.string;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.nodes.Node;
import io.assay.lua.LuaContext;
import io.assay.lua.runtime.LuaString;
import io.assay.lua.text.LuaPattern;
import io.assay.lua.text.StringFormat;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Patterns and formats that a context has used, translated: scripts use the same few again and
 * again.
 *
 * <p>A cache that is full is emptied, so a script that makes up ever new patterns costs no more
 * memory than {@link #MOST} of them.
 */
final class Compiled {

    private static final int MOST = 512;

    private final Cache<LuaPattern> patterns = new Cache<>(s -> LuaPattern.compile(s.bytes()));
    private final Cache<LuaPattern> unanchored =
            new Cache<>(s -> LuaPattern.compileUnanchored(s.bytes()));
    private final Cache<StringFormat> formats = new Cache<>(s -> StringFormat.compile(s.bytes()));

    private Compiled() {}

    /** Of the context of the code that runs now. */
    @TruffleBoundary
    static Compiled of(Node node) {
        return LuaContext.get(node).libraryState(Compiled.class, context -> new Compiled());
    }

    LuaPattern pattern(LuaString text) {
        return patterns.get(text);
    }

    /** For {@code gmatch}, where a leading {@code ^} is no anchor. */
    LuaPattern unanchoredPattern(LuaString text) {
        return unanchored.get(text);
    }

    StringFormat format(LuaString text) {
        return formats.get(text);
    }

    private static final class Cache<T> {
        private final Map<LuaString, T> entries = new HashMap<>();
        private final Function<LuaString, T> compiler;
        private LuaString lastText;
        private T last;

        Cache(Function<LuaString, T> compiler) {
            this.compiler = compiler;
        }

        T get(LuaString text) {
            if (text != lastText) {
                if (entries.size() >= MOST) {
                    entries.clear();
                }
                last = entries.computeIfAbsent(text, compiler);
                lastText = text;
            }
            return last;
        }
    }
}
