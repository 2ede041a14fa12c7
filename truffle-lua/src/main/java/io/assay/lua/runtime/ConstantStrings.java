package io.assay.lua.runtime;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * The names and string constants of all sources of an engine, so that equal ones are mostly
 * identical and compare by one pointer. Only as long as something uses them: a process may load new
 * sources for ever.
 */
public final class ConstantStrings {

    private final Map<LuaString, WeakReference<LuaString>> strings = new WeakHashMap<>();

    /** The one that stands for all equal strings: {@code string} itself, if there was none. */
    @TruffleBoundary
    public synchronized LuaString intern(LuaString string) {
        WeakReference<LuaString> known = strings.get(string);
        LuaString representative = known == null ? null : known.get();
        if (representative == null) {
            // The key of a dead entry may still be there, and put would keep it.
            strings.remove(string);
            strings.put(string, new WeakReference<>(string));
            representative = string;
        }
        return representative;
    }
}
