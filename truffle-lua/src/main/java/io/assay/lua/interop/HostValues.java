package io.assay.lua.interop;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.TruffleLanguage.Env;
import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.interop.InvalidArrayIndexException;
import com.oracle.truffle.api.interop.InvalidBufferOffsetException;
import com.oracle.truffle.api.interop.StopIterationException;
import com.oracle.truffle.api.interop.UnsupportedMessageException;
import com.oracle.truffle.api.strings.TruffleString;
import io.assay.lua.LuaContext;
import io.assay.lua.coroutine.Coroutine;
import io.assay.lua.runtime.InteropList;
import io.assay.lua.runtime.LuaFunction;
import io.assay.lua.runtime.LuaString;
import io.assay.lua.runtime.LuaTable;
import io.assay.lua.runtime.Nil;
import io.assay.lua.runtime.Values;
import java.nio.charset.StandardCharsets;

/**
 * Values that enter Lua from the host or another language.
 *
 * <p>Strings, numbers, booleans and null become Lua's own; a number that is no Lua integer becomes
 * a float. Data of the host (maps, lists, arrays, byte buffers) is copied, whole, into fresh tables
 * and strings, so that the table library works on it and no element crosses the border again.
 * Everything else stays what it is, a userdata or a function.
 */
public final class HostValues {

    private static final String HOST_LANGUAGE = "com.oracle.truffle.host.HostLanguage";

    private HostValues() {}

    /** One value. */
    public static Object toLua(Object value) {
        if (value instanceof Long
                || value instanceof Double
                || value instanceof Boolean
                || value instanceof LuaString
                || value instanceof LuaTable
                || value instanceof LuaFunction
                || value instanceof Coroutine
                || value == Nil.NIL) {
            return value;
        }
        return convert(value);
    }

    /** What a call gave: as {@link #toLua(Object)}, and several results if Lua returned several. */
    public static Object resultToLua(Object value) {
        return value instanceof InteropList list ? Values.of(list.elements()) : toLua(value);
    }

    @TruffleBoundary
    private static Object convert(Object value) {
        return switch (value) {
            case Integer number -> number.longValue();
            case String string -> ofText(string);
            case TruffleString string -> ofText(string.toJavaStringUncached());
            case Short number -> number.longValue();
            case Byte number -> number.longValue();
            case Float number -> number.doubleValue();
            case Character character -> LuaString.of(character.toString());
            default -> convertObject(value);
        };
    }

    private static LuaString ofText(String text) {
        return LuaString.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Object convertObject(Object value) {
        Env env = LuaContext.get(null).env();
        if (env.isHostObject(value)) {
            Object host = env.asHostObject(value);
            Object data = new HostData(env).toLua(host);
            if (data != null) {
                return data;
            }
        }
        try {
            return convertForeign(value);
        } catch (UnsupportedMessageException
                | InvalidBufferOffsetException
                | InvalidArrayIndexException
                | StopIterationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object convertForeign(Object value)
            throws UnsupportedMessageException,
                    InvalidBufferOffsetException,
                    InvalidArrayIndexException,
                    StopIterationException {
        InteropLibrary interop = InteropLibrary.getUncached(value);
        if (interop.isNull(value)) {
            return Nil.NIL;
        }
        if (interop.isBoolean(value)) {
            return interop.asBoolean(value);
        }
        if (interop.isString(value)) {
            return ofText(interop.asString(value));
        }
        if (interop.isNumber(value)) {
            if (interop.fitsInLong(value)) {
                return interop.asLong(value);
            }
            return interop.fitsInDouble(value)
                    ? (Object) interop.asDouble(value)
                    : interop.asBigInteger(value).doubleValue();
        }
        if (!isOfHost(value, interop)) {
            return value;
        }
        if (interop.hasBufferElements(value)) {
            byte[] bytes = new byte[(int) interop.getBufferSize(value)];
            interop.readBuffer(value, 0, bytes, 0, bytes.length);
            return LuaString.of(bytes);
        }
        if (interop.hasArrayElements(value)) {
            Object[] elements = new Object[(int) interop.getArraySize(value)];
            for (int i = 0; i < elements.length; i++) {
                elements[i] = toLua(interop.readArrayElement(value, i));
            }
            return sequence(elements);
        }
        if (interop.hasHashEntries(value)) {
            LuaTable table = new LuaTable();
            Object entries = interop.getHashEntriesIterator(value);
            InteropLibrary iterator = InteropLibrary.getUncached(entries);
            while (iterator.hasIteratorNextElement(entries)) {
                Object entry = iterator.getIteratorNextElement(entries);
                InteropLibrary pair = InteropLibrary.getUncached(entry);
                put(
                        table,
                        toLua(pair.readArrayElement(entry, 0)),
                        toLua(pair.readArrayElement(entry, 1)));
            }
            return table;
        }
        return value;
    }

    // Proxies are no host objects to the environment, but like those they say the host is their
    // language.
    private static boolean isOfHost(Object value, InteropLibrary interop)
            throws UnsupportedMessageException {
        return interop.hasLanguage(value)
                && interop.getLanguage(value).getName().equals(HOST_LANGUAGE);
    }

    static void put(LuaTable table, Object key, Object value) {
        if (key == Nil.NIL || (key instanceof Double number && number.isNaN())) {
            throw new IllegalArgumentException("a table key cannot be " + key);
        }
        table.put(key, value);
    }

    static LuaTable sequence(Object[] elements) {
        LuaTable table = LuaTable.ofArray(elements);
        table.markSequence();
        return table;
    }
}
