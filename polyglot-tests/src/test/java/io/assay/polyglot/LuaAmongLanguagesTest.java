package io.assay.polyglot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.assay.runtime.AssayRuntime;
import io.assay.runtime.InstalledBuiltins;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.graalvm.polyglot.proxy.ProxyObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lua as one language among others: what JavaScript and Java see of it, and it of them. */
class LuaAmongLanguagesTest {

    private Context context;

    @BeforeEach
    void open() {
        context = Context.newBuilder("lua", "js").allowAllAccess(true).build();
    }

    @AfterEach
    void close() {
        context.close();
    }

    private Value lua(String chunk) {
        return context.eval("lua", chunk);
    }

    private static List<String> texts(Value results) {
        return LongStream.range(0, results.getArraySize())
                .mapToObj(
                        i ->
                                results.getArrayElement(i).isNull()
                                        ? "NULL"
                                        : results.getArrayElement(i).toString())
                .toList();
    }

    @Test
    void valuesOfLuaAreNaturalToTheHost() {
        assertEquals(3, lua("return 1 + 2").asInt());
        assertEquals(0.5, lua("return 1 / 2").asDouble());
        assertTrue(lua("return nil").isNull());
        assertTrue(lua("").isNull());
        assertTrue(lua("return 1 < 2").asBoolean());
        assertEquals("größe", lua("return 'größe'").asString());
        Value several = lua("return 1, 'two'");
        assertEquals(2, several.getArraySize());
        assertEquals("two", several.getArrayElement(1).asString());
    }

    @Test
    void stringsKeepTheirBytes() {
        Value bytes = lua("return '\\xff\\0\\x80a'");
        assertTrue(bytes.isString());
        assertTrue(bytes.hasBufferElements());
        byte[] content = new byte[(int) bytes.getBufferSize()];
        bytes.readBuffer(0, content, 0, content.length);
        assertArrayEquals(new byte[] {(byte) 0xff, 0, (byte) 0x80, 'a'}, content);
        lua("function len(s) return #s, s:byte(1) end");
        Value result =
                context.getBindings("lua")
                        .getMember("len")
                        .execute(ByteBuffer.wrap(new byte[] {(byte) 0xfe, 1, 2}));
        assertEquals(3, result.getArrayElement(0).asInt());
        assertEquals(0xfe, result.getArrayElement(1).asInt());
    }

    @Test
    void tablesAreObjectsHashesAndLists() {
        Value object = lua("return {name = 'x', n = 1, [10] = 'ten'}");
        assertEquals("x", object.getMember("name").asString());
        assertEquals("ten", object.getHashValue(10).asString());
        assertFalse(object.hasArrayElements());
        assertEquals(3, object.getHashSize());
        Value list = lua("return {10, 20, 30}");
        assertTrue(list.hasArrayElements());
        assertEquals(30, list.getArrayElement(2).asInt());
        assertFalse(lua("return {}").hasArrayElements());
        assertTrue(lua("return setmetatable({}, {__jsontype = 'array'})").hasArrayElements());
        assertFalse(lua("return setmetatable({1}, {__jsontype = 'object'})").hasArrayElements());
    }

    @Test
    void dataOfTheHostBecomesTables() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("list", List.of(1, 2.5, "x"));
        data.put("map", Map.of("k", true));
        data.put("none", null);
        data.put("empty", List.of());
        ProxyExecutable give = arguments -> data;
        context.getBindings("lua").putMember("give", give);
        Value result =
                lua(
                        """
                        local d = give()
                        table.insert(d.list, "y")
                        local empty_is_list = d.empty
                        return type(d), #d.list, d.list[1] == 1, math.type(d.list[1]), d.list[2],
                               d.list[4], d.map.k, d.none, empty_is_list
                        """);
        assertEquals(
                List.of("table", "4", "true", "integer", "2.5", "y", "true", "NULL"),
                texts(result).subList(0, 8));
        assertTrue(result.getArrayElement(8).hasArrayElements());
    }

    @Test
    void functionsGoBothWays() {
        lua("function add(a, b) return a + b end");
        assertEquals(7, context.getBindings("lua").getMember("add").execute(3, 4).asInt());
        ProxyExecutable twice = arguments -> arguments[0].execute(arguments[0].execute(1));
        context.getBindings("lua").putMember("twice", twice);
        assertEquals(4, lua("return twice(function(x) return x * 2 end)").asInt());
        assertEquals("function", lua("return type(twice)").asString());
    }

    @Test
    void objectsOfTheHostAreIndexedAndCalled() {
        context.getBindings("lua")
                .putMember(
                        "client",
                        ProxyObject.fromMap(
                                Map.of(
                                        "name",
                                        "c",
                                        "get",
                                        (ProxyExecutable) a -> a.length + ":" + a[1].asString())));
        assertEquals("c", lua("return client.name").asString());
        assertEquals("2:x", lua("return client:get('x')").asString());
        assertEquals("userdata", lua("return type(client)").asString());
    }

    @Test
    void javaScriptUsesLuaAndTheOtherWayRound() {
        Value luaTable =
                lua("return {greet = function(n) return 'hello ' .. n end, list = {1, 2, 3}}");
        context.getBindings("js").putMember("t", luaTable);
        assertEquals("hello js", context.eval("js", "t.greet('js')").asString());
        assertEquals(6, context.eval("js", "let s = 0; for (const x of t.list) s += x; s").asInt());
        Value jsObject =
                context.eval(
                        "js",
                        "({answer: 42, list: [7, 8], f: (a, b) => a * b, s: 'größe', u:"
                                + " undefined})");
        context.getBindings("lua").putMember("o", jsObject);
        assertEquals(
                List.of("42", "7", "2", "30.0", "größe", "true"),
                texts(lua("return o.answer, o.list[1], #o.list, o.f(5, 6), o.s, o.u == nil")));
    }

    @Test
    void errorsCross() {
        ProxyExecutable fail =
                arguments -> {
                    throw new IllegalStateException("module.fn: what went wrong");
                };
        context.getBindings("lua").putMember("fail", fail);
        assertEquals(
                List.of("false", "module.fn: what went wrong"), texts(lua("return pcall(fail)")));
        PolyglotException uncaught =
                assertThrows(PolyglotException.class, () -> lua("\n\nerror('x')"));
        assertTrue(uncaught.isGuestException());
        assertTrue(uncaught.getMessage().endsWith(":3: x"), uncaught.getMessage());
        assertEquals(3, uncaught.getSourceLocation().getStartLine());
        PolyglotException value =
                assertThrows(PolyglotException.class, () -> lua("error({code = 5})"));
        assertEquals(5, value.getGuestObject().getMember("value").getMember("code").asInt());
        PolyglotException syntax = assertThrows(PolyglotException.class, () -> lua("x = = 1"));
        assertTrue(syntax.isSyntaxError());
        PolyglotException incomplete =
                assertThrows(PolyglotException.class, () -> lua("for i = 1, 2 do"));
        assertTrue(incomplete.isIncompleteSource());
        context.getBindings("lua")
                .putMember("jsFail", context.eval("js", "() => { throw new Error('from js') }"));
        assertEquals("Error: from js", lua("return select(2, pcall(jsFail))").asString());
    }

    /** Tables are copied whole, what is no table is asked for its elements, however they nest. */
    @Test
    void dataOfSeveralLanguagesIsEncoded() {
        InstalledBuiltins builtins = AssayRuntime.install(context, "lua", "js");
        Value encode = lua("return function(value) return json.encode(value) end");
        Value wrap = lua("return function(value) return {z = {value, 1}, a = json.null} end");
        Value object = context.eval("js", "({b: [1, null, 'x'], a: {}})");
        assertEquals(
                "{\"a\":null,\"z\":[{\"a\":{},\"b\":[1,null,\"x\"]},1]}",
                encode.execute(wrap.execute(object)).asString());
        Value array = context.eval("js", "(table) => [table, {table}]").execute(lua("return {1}"));
        assertEquals("[[1],{\"table\":[1]}]", encode.execute(array).asString());
        assertEquals(
                "[[1],{\"table\":[1]}]",
                context.eval("js", "(value) => json.encode(value)").execute(array).asString());
        Value circle =
                context.eval("js", "(table) => { table.back = {table}; return table.back; }")
                        .execute(lua("return {}"));
        PolyglotException error =
                assertThrows(PolyglotException.class, () -> encode.execute(circle));
        assertEquals("json.encode: a table contains itself", error.getMessage());
        builtins.close();
    }
}
