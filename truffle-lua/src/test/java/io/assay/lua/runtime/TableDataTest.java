package io.assay.lua.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Value;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whole tables as hosts get them. The context grants no access to the host: none is needed. */
class TableDataTest {

    private final Context context = Context.create("lua");

    @AfterEach
    void close() {
        context.close();
    }

    private Value copy(String table, long depth) {
        Value value = context.eval("lua", table);
        return value.getMetaObject().invokeMember(TableType.DATA, value, depth);
    }

    private Object data(String table) {
        return copy(table, 100).getArrayElement(0).asHostObject();
    }

    private static Object[] list(Object data) {
        return (Object[]) data;
    }

    private static Object[] keys(Object data) {
        return (Object[]) ((Map.Entry<?, ?>) data).getKey();
    }

    private static Object[] values(Object data) {
        return (Object[]) ((Map.Entry<?, ?>) data).getValue();
    }

    @Test
    void aTypeIsNamedAndKnowsItsTables() {
        Value table = context.eval("lua", "return {}");
        Value type = table.getMetaObject();
        assertEquals("table", type.getMetaSimpleName());
        assertTrue(type.isMetaInstance(table));
        assertEquals(java.util.Set.of(TableType.DATA), type.getMemberKeys());
    }

    @Test
    void listsKeepTheirHoles() {
        assertArrayEquals(
                new Object[] {1L, 2.5, true, "größe"},
                list(data("return {1, 2.5, true, 'größe'}")));
        assertArrayEquals(new Object[] {1L, 2L, 3L}, list(data("return {1, 2, 3}")));
        assertArrayEquals(
                new Object[] {1L, null, 3L},
                list(
                        data(
                                "return setmetatable({1, nil, 3},"
                                        + " {__jsontype = 'array', __index = error})")));
    }

    @Test
    void tablesAreKeysAndValuesInOrder() {
        Object data = data("local t = {x = 1, y = 'two'} t.z = false t[4] = 0.5 return t");
        assertArrayEquals(new Object[] {"x", "y", "z", 4L}, keys(data));
        assertArrayEquals(new Object[] {1L, "two", false, 0.5}, values(data));
        data = data("local t = {a = 1, b = 2, c = 3} t.b = nil return t");
        assertArrayEquals(new Object[] {"a", "c"}, keys(data));
        assertArrayEquals(new Object[] {1L, 3L}, values(data));
        assertEquals(0, keys(data("return {}")).length);
        assertEquals(
                5000,
                keys(data("local t = {} for i = 1, 5000 do t['k' .. i] = i end return t")).length);
    }

    @Test
    void tablesOfOneKindShareTheirKeys() {
        Object[] list = list(data("return {{a = 1, b = {}}, {a = {1}, b = 2}, {b = 1, a = 2}}"));
        assertSame(keys(list[0]), keys(list[1]));
        assertNotSame(keys(list[0]), keys(list[2]));
        assertArrayEquals(new Object[] {1L}, list(values(list[1])[0]));
    }

    @Test
    void bytesThatAreNoTextStayBytes() {
        Object[] list = list(data("return {'\\xff', '\\u{fffd}', {['\\x80'] = 1}}"));
        assertArrayEquals(new byte[] {-1}, (byte[]) list[0]);
        assertEquals("\uFFFD", list[1]);
        assertArrayEquals(new byte[] {-128}, (byte[]) keys(list[2])[0]);
    }

    @Test
    void whatIsNoDataComesAside() {
        Value copy = copy("return {print, 1, {[{}] = io.stdout}}", 100);
        Object[] list = list(copy.getArrayElement(0).asHostObject());
        assertArrayEquals(new Object[] {0}, new Object[] {list[0]});
        assertEquals(4, copy.getArraySize());
        assertTrue(copy.getArrayElement(1).canExecute());
        assertEquals(1, keys(list[2])[0]);
        assertTrue(copy.getArrayElement(2).hasHashEntries());
        assertEquals(2, values(list[2])[0]);
    }

    @Test
    void depthIsLimited() {
        assertTrue(copy("local t = {} t.t = {t} return t", 1000).getArrayElement(0).isNull());
        assertTrue(copy("return {{{}}}", 2).getArrayElement(0).isNull());
        assertEquals(1, copy("return {{{}}}", 2).getArraySize());
        assertTrue(copy("return {{{}}}", 3).getArrayElement(0).isHostObject());
        assertTrue(copy("return {}", 0).getArrayElement(0).isNull());
    }

    @Test
    void wrongArgumentsAreRefused() {
        Value table = context.eval("lua", "return {}");
        Value type = table.getMetaObject();
        assertThrows(
                IllegalArgumentException.class, () -> type.invokeMember(TableType.DATA, table));
        assertThrows(
                IllegalArgumentException.class, () -> type.invokeMember(TableType.DATA, 1, table));
        assertThrows(
                UnsupportedOperationException.class, () -> type.invokeMember("other", table, 1));
    }
}
