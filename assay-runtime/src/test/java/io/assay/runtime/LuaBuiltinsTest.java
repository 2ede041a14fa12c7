package io.assay.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Value;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The small builtins as Lua scripts see them. */
@Timeout(60)
class LuaBuiltinsTest {
    private LuaScript script;

    @TempDir Path folder;

    @BeforeEach
    void newScript() {
        script = new LuaScript(folder);
    }

    @Test
    void modulesAreTablesThatScriptsMayChange() {
        script.run(
                """
                for _, name in ipairs {"json", "yaml", "fs", "log", "env", "async", "regex", "crypto", "base64"} do
                  assert.eq(type(_G[name]), "table", name)
                end
                assert.eq(type(assert), "table")
                local seen = {}
                log.info = function(m) seen[#seen + 1] = m end
                log.info("patched")
                assert.eq(seen, {"patched"})
                assert.eq(select("#", assert(1, nil, 3)), 3)
                local ok, e = pcall(assert, false, {1})
                assert.eq(e, {1})
                ok, e = pcall(assert, nil)
                assert.matches(e, "assertion failed!$")
                ok, e = pcall(function() assert(false, "because") end)
                assert.eq(e, "test.lua:14: because")
                """);
    }

    /**
     * Equal strings of a document become one; these have equal hashes in Java and are not equal.
     */
    @Test
    void stringsOfADocumentAreToldApart() {
        script.run(
                """
                local parts = {}
                for i = 1, 5000 do
                  parts[i] = ('{"Aa":"BB","BB":"Aa","AaBB":"BBAa","n":"%d","e":"","long":"%s"}')
                    :format(i % 700, ("x"):rep(i % 50))
                end
                local list = json.parse("[" .. table.concat(parts, ",") .. "]")
                assert.eq(#list, 5000)
                for i, entry in ipairs(list) do
                  if entry.Aa ~= "BB" or entry.BB ~= "Aa" or entry.AaBB ~= "BBAa" or entry.e ~= ""
                    or entry.n ~= tostring(i % 700) or entry.long ~= ("x"):rep(i % 50) then
                    error("entry " .. i .. ": " .. json.encode(entry))
                  end
                end
                """);
    }

    @Test
    void dataKeepsItsTypes() {
        script.run(
                """
                assert.eq(json.encode({b = 1, a = {1, 2.0, "x"}, [3] = true}), '{"3":true,"a":[1,2.0,"x"],"b":1}')
                assert.eq(json.encode({}), "{}")
                assert.eq(json.encode(json.parse("[]")), "[]")
                assert.eq(json.encode(json.parse('{"a":[],"b":{}}')), '{"a":[],"b":{}}')
                assert.eq(json.encode(json.array({})), "[]")
                assert.eq(json.encode(json.object({1, 2})), '{"1":1,"2":2}')
                assert.eq(json.encode({json.null, 1, {x = json.null}}), '[null,1,{"x":null}]')
                assert.eq(json.encode({1, nil, 3}), '{"1":1,"3":3}')
                assert.eq(json.encode(nil), "null")
                assert.eq(json.encode("\\u{e9}/\\"\\n"), '"\\u{e9}/\\\\"\\\\n"')
                assert.eq(json.encode({[1.5] = 1}), '{"1.5":1}')
                assert.eq(math.type(json.parse("1")), "integer")
                assert.eq(math.type(json.parse("1.0")), "float")
                assert.eq(math.type(json.parse("9223372036854775807")), "integer")
                assert.eq(math.type(json.parse("9223372036854775808")), "float")
                assert.eq(json.encode(1e100), "1e+100")
                assert.eq(json.parse('{"a":1,"a":2}').a, 2)
                assert.eq(next(json.parse('{"a":null}')), nil)
                local list = json.parse("[1,2,3]")
                table.insert(list, 4)
                assert.eq(#list, 4)
                assert.eq(json.encode(list), "[1,2,3,4]")
                assert.eq(yaml.parse("a: 1\\nb: [x, 2.5, true, ~]\\nc: 'yes'\\nd: yes\\ne: 2024-01-01\\n1: x"),
                  {a = 1, b = {"x", 2.5, true}, c = "yes", d = "yes", e = "2024-01-01", ["1"] = "x"})
                assert.eq(yaml.parse("base: &b {x: 1}\\nuse: *b").use.x, 1)
                assert.eq(yaml.parse(""), nil)
                assert.eq(yaml.encode({b = {1, "2"}, a = {}, c = "x\\ny\\n"}), "a: {}\\nb:\\n- 1\\n- '2'\\nc: |\\n  x\\n  y\\n")
                assert.eq(#yaml.parse_all("a: 1\\n---\\nb: 2\\n"), 2)
                for _, value in ipairs {0, -1, 1.5, "text", "", "1", "true", "null", "~", "a: b", "- x", " lead", "multi\\nline"} do
                  assert.eq(json.parse(json.encode(value)), value)
                  assert.eq(yaml.parse(yaml.encode({v = value})).v, value)
                end
                """);
    }

    /** Kinds of tables that are stored in different ways, and what may lie in them. */
    @Test
    void tablesOfAllKindsAreEncoded() {
        script.run(
                """
                local t = {}
                for i = 999, 1, -1 do t = {t} end
                assert.eq(json.encode(t), ("["):rep(999) .. "{}" .. ("]"):rep(999))
                t = {b = 1, a = 2, c = 3}
                t.b = nil
                assert.eq(json.encode({t, {b = 1, a = 2, c = 3}, t}), '[{"a":2,"c":3},{"a":2,"b":1,"c":3},{"a":2,"c":3}]')
                assert.eq(json.encode({{z = 1, [1] = 1}, {["1"] = "s"}}), '[{"1":1,"z":1},{"1":"s"}]')
                t = {}
                for i = 1, 100 do t["key" .. i % 50] = i end
                local text = json.encode(t)
                assert.eq(json.parse(text), t)
                assert.matches(text, '^{"key0":100,"key1":51,"key10":60,')
                assert.eq(json.encode({["\\u{10000}"] = 1, ["\\u{ffff}"] = 2, e = 3}),
                  '{"e":3,"\\u{ffff}":2,"\\u{10000}":1}')
                assert.eq(json.encode({1.5, 2.5}) .. json.encode({true, false}), "[1.5,2.5][true,false]")
                assert.eq(json.encode(json.array({nil, 2, json.null})), "[null,2,null]")
                assert.eq(json.encode(setmetatable({x = 1}, {__index = error, __pairs = error, __len = error})), '{"x":1}')
                assert.eq(json.encode(setmetatable({{1}, k = {2}}, {__mode = "v"})), '{"1":[1],"k":[2]}')
                local shared = {1}
                assert.eq(yaml.encode({a = shared, b = {shared, json.null}}), "a:\\n- 1\\nb:\\n- - 1\\n- null\\n")
                """);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    json.encode(0/0)                     | json.encode: cannot encode NaN as JSON number
                    json.encode({print})                 | json.encode: unsupported Lua type for JSON: function
                    json.encode({[true] = 1})            | json.encode: unsupported table key type: boolean
                    json.encode("\\xff")                 | json.encode: a string is not valid UTF-8
                    json.encode({a = {io.stdout}})       | json.encode: unsupported Lua type for JSON: userdata
                    json.encode({a = {"\\xff"}})         | json.encode: a string is not valid UTF-8
                    json.encode({["\\xff"] = 1})         | json.encode: a string is not valid UTF-8
                    json.encode({{1 / 0}})               | json.encode: cannot encode inf as JSON number
                    json.encode({[{}] = 1})              | json.encode: unsupported table key type: table
                    json.encode({[print] = 1})           | json.encode: unsupported table key type: function
                    yaml.encode({a = {print}})           | yaml.encode: unsupported Lua type for YAML: function
                    local t = {} t.t = t json.encode(t)  | json.encode: a table contains itself
                    local t = {} t.t = {a = t} yaml.encode(t) | yaml.encode: a table contains itself
                    local t = {} t.t = t t.a = 0/0 json.encode(t) | json.encode: cannot encode NaN as JSON number
                    local t = {} for i = 1, 1000 do t = {t} end json.encode(t) | json.encode: tables are nested more than 1000 levels deep
                    local t = {json.null} for i = 1, 999 do t = {t} end json.encode(t) | json.encode: tables are nested more than 1000 levels deep
                    json.parse("[1] x")                  | json.parse: trailing characters at line 1 column 5
                    json.parse("")                       | json.parse: EOF while parsing a value at line 1 column 1
                    json.parse(("["):rep(129))           | json.parse: nested more than 128 levels deep
                    json.parse('{a: 1}')                 | json.parse: key must be a string
                    json.parse({})                       | json.parse: argument 1 must be a string, got table
                    yaml.parse("a: [")                   | yaml.parse: expected the node content
                    yaml.parse("a: !custom 1")           | yaml.parse: unsupported tag !custom
                    yaml.parse("a: 1\\n---\\nb: 2")      | yaml.parse: the text holds more than one document
                    base64.decode("a$==")                | base64.decode: invalid input
                    regex.match("(", "x")                | regex.match: invalid pattern
                    env.get()                            | env.get: argument 1 must be a string, got nil
                    log.info({})                         | log.info: argument 1 must be a string, got table
                    sleep("x")                           | sleep: argument 1 must be a number, got string
                    crypto.hash("x", "md4")              | crypto.hash: unsupported algorithm: md4 (supported: sha224,
                    crypto.random(0)                     | crypto.random: length must be positive, got 0
                    assert.eq({a = {1, 2}}, {a = {1, 3}}, "no") | assert.eq failed: tables differ at .a[2]: 2 != 3 - no
                    assert.ne("x", "x")                  | assert.ne failed: "x" == "x"
                    assert.lt(2, 1.5)                    | assert.lt failed: 2 is not < 1.5
                    assert.contains("hay", "needle")     | assert.contains failed: "hay" does not contain "needle"
                    assert.not_nil(nil, "gone")          | assert.not_nil failed: value is nil - gone
                    assert.matches("abc", "^x")          | assert.matches failed: "abc" does not match pattern "^x"
                    fs.read("missing")                   | fs.read: failed to read "missing": No such file or directory (os error 2)
                    fs.read("\\xff")                     | fs.read: argument 1 must be valid UTF-8
                    fs.read(".")                         | fs.read: failed to read ".": Is a directory
                    fs.glob("a**")                       | fs.glob: invalid pattern "a**"
                    require("assay.nothing")             | [string "require("assay.nothing")"]:1: module 'assay.nothing' not found:
                    """)
    void errorsArePlainStrings(String code, String message) {
        script.run(
                """
                local ok, e = pcall(load([==[CODE]==]))
                assert(not ok, "no error")
                assert.eq(type(e), "string")
                print(e)
                """
                        .replace("CODE", code));
        assertTrue(script.output().startsWith(message), script::output);
    }

    @Test
    void contentIsBytes() {
        script.run(
                """
                local all = {}
                for i = 0, 255 do all[#all + 1] = string.char(i) end
                local bytes = table.concat(all)
                assert.eq(base64.decode(base64.encode(bytes)), bytes)
                fs.write("deep/er/file.bin", bytes)
                assert.eq(fs.read("deep/er/file.bin"), bytes)
                assert.eq(#fs.read("deep/er/file.bin"), 256)
                assert.eq(crypto.hash(bytes), "40aff2e9d2d8922e47afd4648e6967497158785fbd1da870e7110266bf944880")
                assert.eq(#crypto.hmac(bytes, bytes, "sha3-512", true), 64)
                assert.eq(crypto.hmac("key", "The quick brown fox jumps over the lazy dog"),
                  "f7bc83f430538424b13298e6aa6fb143ef4d59a14946175997479dbc2d1a3cd8")
                assert.eq(crypto.hash("abc", "SHA224"), "23097d223405d8228642a477bda255b32aadbce4bda0b3f7e36c9da7")
                assert.matches(crypto.random(), "^[0-9a-f]{32}$")
                assert.eq(#crypto.random(7), 7)
                log.info("bytes \\xff")
                """);
        assertTrue(script.errors().endsWith(" INFO bytes \uFFFD\n"), script::errors);
    }

    @Test
    void filesAndFolders() {
        script.run(
                """
                fs.write("a/one.txt", "1") fs.write("a/b/two.lua", "22") fs.write("a/.hidden", "")
                assert.eq(fs.list("a"), {{name = ".hidden", type = "file"}, {name = "b", type = "directory"}, {name = "one.txt", type = "file"}})
                assert.eq(fs.readdir("a"), {{path = ".hidden", type = "file"}, {path = "b", type = "directory"},
                  {path = "b/two.lua", type = "file"}, {path = "one.txt", type = "file"}})
                assert.eq(#fs.readdir("a", {depth = 1}), 3)
                assert.eq(fs.glob("a/*.txt"), {"a/one.txt"})
                assert.eq(fs.glob("**/*.lua"), {"a/b/two.lua"})
                assert.eq(fs.glob("a/[!b]ne.?xt"), {"a/one.txt"})
                assert.eq(fs.glob("none*"), {})
                local stat = fs.stat("a/b/two.lua")
                assert(stat.size == 2 and stat.is_file and not stat.is_dir)
                assert(stat.modified > 1.7e9)
                assert.eq(fs.copy("a/one.txt", "copy.txt"), 1)
                fs.chmod("copy.txt", tonumber("600", 8))
                fs.rename("copy.txt", "moved.txt")
                assert(not fs.exists("copy.txt") and fs.exists("moved.txt"))
                fs.mkdir("x/y/z") fs.mkdir("x/y/z")
                fs.remove("x")
                assert(not fs.exists("x"))
                local t = fs.tempdir()
                assert(fs.stat(t).is_dir) fs.remove(t)
                """);
    }

    @Test
    void patternsComeFirstAndReplaceAll() {
        script.run(
                """
                assert.eq(regex.match([[^\\d+$]], "42"), true)
                assert.eq(regex.match("x", "42"), false)
                local m = regex.find([[(\\w+)@(\\w+)(\\.com)?]], "to bob@example now")
                assert.eq(m.match, "bob@example")
                assert.eq(m.groups[1], "bob") assert.eq(m.groups[2], "example") assert.eq(m.groups[3], nil)
                assert.eq(regex.find("x", "y"), nil)
                assert.eq(regex.find_all([[\\d]], "a1b2"), {"1", "2"})
                assert.eq(regex.replace("(?P<k>\\\\w)=(\\\\w)", "a=b c=d", "$2=${k}$$ $1x"), "b=a$  d=c$ ")
                """);
    }

    @Test
    void theEnvironmentIsTheScriptsOwn() {
        script.run(
                """
                assert.eq(env.get("ASSAY_TEST"), "set")
                assert.eq(env.get("ASSAY_NOT_SET"), nil)
                env.set("ASSAY_NOT_SET", "now")
                assert.eq(env.get("ASSAY_NOT_SET"), "now")
                env.set("ASSAY_NOT_SET", nil)
                assert.eq(env.get("ASSAY_NOT_SET"), nil)
                local found
                for _, e in ipairs(env.list()) do found = found or (e.key == "ASSAY_TEST" and e.value) end
                assert.eq(found, "set")
                assert.eq(math.type(time()), "integer")
                assert(time() > 1700000000 and time_ms() // 1000 - time() <= 1)
                assert.eq(os.platform(), "linux") assert.matches(os.arch(), "^(x86_64|aarch64)$")
                assert(#os.hostname() > 0)
                assert(os.time() > 1700000000 and os.clock() >= 0, "Lua's own os functions stay")
                """);
    }

    @Test
    void scriptsGetTheirArguments() {
        script.run("print(arg[0], arg[1], arg[2], #arg, ...)", "a", "b");
        assertEquals("test.lua\ta\tb\t2\ta\tb\n", script.output());
    }

    @Test
    void anEmbeddersContextGetsTheSameBuiltins() {
        try (Context context = Context.create("lua")) {
            InstalledBuiltins builtins = AssayRuntime.install(context, "lua");
            Value result =
                    context.eval(
                            "lua",
                            """
                            local h = async.spawn(function() sleep(0.01) return json.parse("[1,2]") end)
                            assert.eq(h:await(), {1, 2})
                            assert(require("assay.prometheus").client)
                            return json.encode({b = 1, a = {}})
                            """);
            assertEquals("{\"a\":{},\"b\":1}", result.asString());
            builtins.close();
        }
    }
}
