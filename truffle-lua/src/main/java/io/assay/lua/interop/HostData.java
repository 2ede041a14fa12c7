package io.assay.lua.interop;

import com.oracle.truffle.api.TruffleLanguage.Env;
import io.assay.lua.runtime.LuaString;
import io.assay.lua.runtime.LuaTable;
import io.assay.lua.runtime.Nil;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;

/**
 * One copy of plain Java data into tables, without a message per element.
 *
 * <p>Data repeats itself, in its keys above all. So equal short strings become one {@link
 * LuaString} where they follow each other closely enough: a table of recent ones, in which a string
 * has one place by its hash. That makes fewer objects, and tables find the keys by identity.
 */
final class HostData {

    private static final int MAX_DEPTH = 1000;
    private static final int RECENT = 512; // a power of two
    private static final int MAX_SHARED_LENGTH = 40;

    private final Env env;
    private String[] recent;
    private LuaString[] recentStrings;

    HostData(Env env) {
        this.env = env;
    }

    /** A value and all in it; null if it is not data. */
    Object toLua(Object host) {
        return toLua(host, 0);
    }

    private Object toLua(Object host, int depth) {
        if (depth > MAX_DEPTH) {
            throw new IllegalArgumentException("data nested too deeply, or containing itself");
        }
        return switch (host) {
            case null -> Nil.NIL;
            case String string -> string(string);
            case Long number -> number;
            case Integer number -> number.longValue();
            case Double number -> number;
            case Boolean bool -> bool;
            case byte[] bytes -> LuaString.of(bytes.clone());
            case ByteBuffer buffer -> {
                byte[] bytes = new byte[buffer.remaining()];
                buffer.duplicate().get(bytes);
                yield LuaString.of(bytes);
            }
            case Map<?, ?> map -> {
                LuaTable table = map.size() > 16 ? new LuaTable(0, map.size()) : new LuaTable();
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    HostValues.put(
                            table,
                            element(entry.getKey(), depth),
                            element(entry.getValue(), depth));
                }
                yield table;
            }
            case Collection<?> collection -> {
                Object[] elements = new Object[collection.size()];
                int i = 0;
                for (Object element : collection) {
                    elements[i++] = element(element, depth);
                }
                yield HostValues.sequence(elements);
            }
            case Object[] array -> {
                Object[] elements = new Object[array.length];
                for (int i = 0; i < array.length; i++) {
                    elements[i] = element(array[i], depth);
                }
                yield HostValues.sequence(elements);
            }
            default -> null;
        };
    }

    private Object element(Object element, int depth) {
        Object data = toLua(element, depth + 1);
        return data != null ? data : HostValues.toLua(env.asGuestValue(element));
    }

    private LuaString string(String text) {
        if (text.length() > MAX_SHARED_LENGTH) {
            return LuaString.of(text.getBytes(StandardCharsets.UTF_8));
        }
        if (recent == null) {
            recent = new String[RECENT];
            recentStrings = new LuaString[RECENT];
        }
        int hash = text.hashCode();
        int place = (hash ^ (hash >>> 16)) & (RECENT - 1);
        if (text.equals(recent[place])) {
            return recentStrings[place];
        }
        LuaString string = LuaString.of(text.getBytes(StandardCharsets.UTF_8));
        recent[place] = text;
        recentStrings[place] = string;
        return string;
    }
}
