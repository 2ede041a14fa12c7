package io.assay.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.assay.runtime.log.LogLevel;
import io.assay.runtime.log.LogSettings;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The builtins as JavaScript sees them: in a runtime, and in a context of the host's own. */
class JavaScriptBuiltinsTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private Value run(String code) {
        try (AssayRuntime runtime = runtime().build()) {
            Value value = runtime.eval(code);
            return Value.asValue(value.isString() ? value.asString() : value.as(Object.class));
        }
    }

    private AssayRuntimeBuilder runtime() {
        return AssayRuntime.builder()
                .languages("js")
                .err(err)
                .environment("ASSAY_TEST", "set")
                .log(new LogSettings(LogLevel.INFO, LogSettings.Layout.PLAIN));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    json.encode({b: 1, a: [1, 2.5, null, 'x']}) | {"a":[1,2.5,null,"x"],"b":1}
                    json.encode(json.parse('{"z":{},"y":[],"x":[{}]}')) | {"x":[{}],"y":[],"z":{}}
                    json.parse('[1, 2, 30]')[2] + ''            | 30
                    json.encode(json['null'])                   | null
                    yaml.parse('a: [1, x]').a[1]                | x
                    yaml.encode({a: [1, 'yes'], b: {}})         | `a:\n- 1\n- 'yes'\nb: {}\n`
                    base64.encode('hello')                      | aGVsbG8=
                    base64.decode('aGVsbG8=')                   | hello
                    crypto.hash('abc', 'md5')                   | 900150983cd24fb0d6963f7d28e17f72
                    String(crypto.random(9).length)             | 9
                    regex.replace('(\\\\d+)', 'a1b22', '<$1>')  | a<1>b<22>
                    regex.find_all('[a-z]', 'a1b').join()       | a,b
                    env.get('ASSAY_TEST')                       | set
                    typeof time()                               | number
                    os.platform()                               | linux
                    String(assert(true))                        | true
                    """)
    void functionsWork(String code, String expected) {
        assertEquals(expected.replace("\\n", "\n"), run(code).asString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    json.parse()            | json.parse: argument 1 must be a string, got nil
                    json.parse({})          | json.parse: argument 1 must be a string, got table
                    json.parse('{')         | json.parse: EOF while parsing at line 1 column 2
                    base64.decode('abc')    | base64.decode: invalid length 3 (padding is required)
                    assert.eq(1, 2, 'no')   | assert.eq failed: "1" != "2" - no
                    assert.gt(5, 10)        | assert.gt failed: 5 is not > 10
                    async.spawn(1)          | async.spawn: first argument must be a function
                    sleep(-1)               | sleep: seconds must not be negative or NaN
                    fs.read('/x')           | fs.read: failed to read "/x": No such file or directory (os error 2)
                    """)
    void errorsNameTheFunction(String code, String message) {
        PolyglotException error = assertThrows(PolyglotException.class, () -> run(code));
        assertEquals(message, error.getMessage());
    }

    @Test
    void errorsCanBeCaught() {
        String text = run("try { json.parse('x') } catch (e) { e.message }").asString();
        assertTrue(text.startsWith("json.parse: expected value"), text);
    }

    @Test
    void tasksInterleaveAndGiveTheirResults() {
        Value result =
                run(
                        """
                        const order = [];
                        const a = async.spawn(() => { sleep(0.02); order.push('a'); return 'A'; });
                        const b = async.spawn(() => { sleep(0.01); order.push('b'); return 'B'; });
                        a.await() + b.await() + order.join('');
                        """);
        assertEquals("ABba", result.asString());
    }

    @Test
    void intervalsTickUntilCancelled() {
        Value ticks =
                run(
                        """
                        let ticks = 0;
                        const handle = async.spawn_interval(() => { ticks++; }, 10);
                        while (ticks < 3) sleep(0.005);
                        handle.cancel();
                        handle.await();
                        sleep(0.05);
                        String(ticks);
                        """);
        assertEquals("3", ticks.asString());
    }

    @Test
    void logLinesGoToStandardError() {
        run("log.debug('hidden'); log.info('a \\u001b[31mb'); log.error('c')");
        String[] lines = err.toString(StandardCharsets.UTF_8).split("\n");
        assertEquals(2, lines.length);
        assertTrue(
                lines[0].matches(
                        "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z  INFO a \\\\x1b\\[31mb"),
                lines[0]);
        assertTrue(lines[1].endsWith("Z ERROR c"), lines[1]);
    }

    @Test
    void filesKeepTheirBytes(@TempDir Path folder) {
        try (AssayRuntime runtime = runtime().workingDirectory(folder).build()) {
            assertEquals(
                    "[{\"name\":\"b.txt\",\"type\":\"file\"}] ünï",
                    runtime.eval(
                                    """
                                    fs.write('a/b.txt', 'ünï');
                                    json.encode(fs.list('a')) + ' ' + fs.read('a/b.txt');
                                    """)
                            .asString());
        }
    }

    @Test
    void anEmbeddersContextWorksWithoutALoopOfItsOwn() {
        try (Context context = Context.create("js")) {
            InstalledBuiltins builtins = AssayRuntime.install(context, "js");
            Value result =
                    context.eval(
                            "js",
                            """
                            const handle = async.spawn(() => { sleep(0.01); return json.parse('[7]'); });
                            handle.await()[0];
                            """);
            assertEquals(7, result.asInt());
            builtins.close();
        }
    }

    @Test
    void aScriptThatTakesTooLongIsEnded() {
        AssayRuntime runtime = runtime().build();
        assertThrows(
                ScriptTimeoutException.class,
                () ->
                        runtime.run(
                                ScriptSource.of(
                                        "js",
                                        "while (true) {}".getBytes(StandardCharsets.UTF_8),
                                        "busy.js"),
                                List.of(),
                                Duration.ofMillis(200)));
        AssayRuntime waiting = runtime().build();
        assertThrows(
                ScriptTimeoutException.class,
                () ->
                        waiting.run(
                                ScriptSource.of(
                                        "js",
                                        "sleep(100)".getBytes(StandardCharsets.UTF_8),
                                        "waits.js"),
                                List.of(),
                                Duration.ofMillis(200)));
    }
}
