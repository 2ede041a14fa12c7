package io.assay.lua.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Where the libraries meet the host: streams, exit, errors of the host, access that is not granted.
 */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class HostBoundaryTest {

    private static final String ENDLESS =
            "while true do pcall(function() started() while true do end end) end";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private Context.Builder builder() {
        return Context.newBuilder("lua").allowAllAccess(true).out(out).err(out);
    }

    private String output() {
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void outputIsBufferedUntilTheContextEnds() {
        try (Context context = builder().build()) {
            context.eval("lua", "print('a', 1, nil) io.write('b')");
            assertEquals("", output());
        }
        assertEquals("a\t1\tnil\nb", output());
    }

    @Test
    void standardErrorComesInOrder() {
        try (Context context = builder().build()) {
            context.eval(
                    "lua",
                    "print('a') io.stderr:write('b\\n') print('c') warn('@on') warn('d', 'e')");
            assertEquals("a\nb\nc\nLua warning: de\n", output());
        }
    }

    @Test
    void questionsAreAskedBeforeInputIsWaitedFor() {
        InputStream in =
                new InputStream() {
                    private final ByteArrayInputStream answer =
                            new ByteArrayInputStream("Ann\n".getBytes(StandardCharsets.UTF_8));

                    @Override
                    public int read() {
                        throw new AssertionError("read in pieces");
                    }

                    @Override
                    public int read(byte[] bytes, int from, int count) {
                        assertTrue(output().startsWith("name? "));
                        int got = answer.readNBytes(bytes, from, Math.min(count, 4));
                        return got == 0 ? -1 : got;
                    }
                };
        try (Context context = builder().in(in).build()) {
            assertEquals(
                    "Ann", context.eval("lua", "io.write('name? ') return io.read()").asString());
        }
    }

    @Test
    void filesAreClosedWithTheContext(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("file");
        try (Context context = builder().build()) {
            context.getBindings("lua").putMember("name", file.toString());
            context.eval("lua", "f = io.open(name, 'w') f:write('pending')");
            assertEquals("", Files.readString(file));
        }
        assertEquals("pending", Files.readString(file));
    }

    /** Runs what ends the context, and returns the code. */
    private int exitCode(String script) {
        Context context = builder().build();
        PolyglotException exit =
                assertThrows(PolyglotException.class, () -> context.eval("lua", script));
        assertTrue(exit.isExit(), exit.getMessage());
        context.close(true);
        return exit.getExitStatus();
    }

    @Test
    void exitEndsTheContextWithItsCode() {
        String script = "print('before') pcall(function() os.exit(%s) end) print('after')";
        assertEquals(0, exitCode(script.formatted("")));
        assertEquals(0, exitCode(script.formatted("true")));
        assertEquals(1, exitCode(script.formatted("false")));
        assertEquals(7, exitCode(script.formatted("7")));
        assertEquals(8, exitCode(script.formatted("8, true")));
        assertEquals("before\n".repeat(5), output());
    }

    @Test
    void exitWorksInACoroutine() {
        assertEquals(3, exitCode("coroutine.wrap(function() pcall(os.exit, 3) end)()"));
    }

    @Test
    void errorsOfTheHostAreTexts() {
        try (Context context = builder().build()) {
            context.getBindings("lua")
                    .putMember(
                            "fail",
                            (ProxyExecutable)
                                    arguments -> {
                                        throw new IllegalArgumentException("fs.read: no");
                                    });
            Value results = context.eval("lua", "return pcall(fail), select(2, pcall(fail))");
            assertFalse(results.getArrayElement(0).asBoolean());
            assertEquals("fs.read: no", results.getArrayElement(1).asString());
            assertEquals(
                    "fs.read: no",
                    context.eval(
                                    "lua",
                                    "return select(2, xpcall(function() fail() end, function(m)"
                                            + " assert(type(m) == 'string') return m end))")
                            .asString());
        }
    }

    @Test
    void aValueOfAnErrorSurvivesTheHost() {
        try (Context context = builder().build()) {
            context.getBindings("lua")
                    .putMember("call", (ProxyExecutable) arguments -> arguments[0].execute());
            assertTrue(
                    context.eval(
                                    "lua",
                                    "local e = {} local ok, caught = pcall(call, function()"
                                            + " error(e) end) return not ok and caught == e")
                            .asBoolean());
        }
    }

    @Test
    void protectedCallsDoNotHoldUpAnInterrupt() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        try (Context context = builder().build()) {
            context.getBindings("lua")
                    .putMember(
                            "started",
                            (ProxyExecutable)
                                    arguments -> {
                                        started.countDown();
                                        return null;
                                    });
            CompletableFuture<PolyglotException> end =
                    CompletableFuture.supplyAsync(
                            () ->
                                    assertThrows(
                                            PolyglotException.class,
                                            () -> context.eval("lua", ENDLESS)));
            assertTrue(started.await(30, TimeUnit.SECONDS));
            context.interrupt(Duration.ofSeconds(30));
            assertTrue(end.get(30, TimeUnit.SECONDS).isInterrupted());
        }
    }

    @Test
    void nothingIsReachedWithoutPermission() {
        try (Context context = Context.newBuilder("lua").out(out).build()) {
            assertEquals(
                    "passwd: Permission denied",
                    context.eval("lua", "return (select(2, io.open('passwd')))").asString());
            assertEquals(
                    "Permission denied",
                    context.eval("lua", "return (select(2, os.execute('true')))").asString());
            assertFalse(context.eval("lua", "return os.execute()").asBoolean());
            assertEquals(
                    "true: Permission denied",
                    context.eval("lua", "return (select(2, io.popen('true')))").asString());
            assertEquals(
                    "x: Permission denied",
                    context.eval("lua", "return (select(2, os.remove('x')))").asString());
            assertTrue(context.eval("lua", "return os.getenv('PATH')").isNull());
            assertEquals(
                    "cannot open x.lua: Permission denied",
                    context.eval("lua", "return (select(2, loadfile('x.lua')))").asString());
        }
    }

    @Test
    void processesWriteToTheContext() {
        try (Context context = builder().build()) {
            context.eval(
                    "lua", "io.write('a ') os.execute('echo b; cat') io.write('c ') print('d')");
        }
        assertEquals("a b\nc d\n", output());
    }

    @Test
    void aChunkNamedAfterAFileKnowsIt(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("module.lua");
        Files.writeString(file, "error('here')");
        try (Context context = builder().build()) {
            context.getBindings("lua").putMember("name", file.toString());
            PolyglotException e =
                    assertThrows(
                            PolyglotException.class, () -> context.eval("lua", "dofile(name)"));
            StackFrames frames = StackFrames.of(e);
            assertEquals(file.toRealPath().toUri(), frames.uri());
            assertEquals(1, frames.line());
        }
    }

    private record StackFrames(URI uri, int line) {
        static StackFrames of(PolyglotException e) {
            for (PolyglotException.StackFrame frame : e.getPolyglotStackTrace()) {
                if (frame.isGuestFrame()
                        && frame.getSourceLocation() != null
                        && frame.getSourceLocation().getSource().getName().endsWith("module.lua")) {
                    return new StackFrames(
                            frame.getSourceLocation().getSource().getURI(),
                            frame.getSourceLocation().getStartLine());
                }
            }
            throw new AssertionError(e);
        }
    }

    @Test
    void anErrorTellsItsTraceback() {
        try (Context context = builder().build()) {
            PolyglotException e =
                    assertThrows(
                            PolyglotException.class,
                            () ->
                                    context.eval(
                                            Source.newBuilder(
                                                            "lua",
                                                            "local function f() error('x') end\n"
                                                                    + "function g() f() end\n"
                                                                    + "g()",
                                                            "main")
                                                    .buildLiteral()));
            assertEquals("main:1: x", e.getMessage());
            assertEquals(
                    """
                    stack traceback:
                    \t[C]: in function 'error'
                    \tmain:1: in upvalue 'f'
                    \tmain:2: in function 'g'
                    \tmain:3: in main chunk
                    \t[C]: in ?\
                    """,
                    e.getGuestObject().getMember("traceback").asString());
        }
    }

    @Test
    void aFullStackLeavesTheContextUsable() {
        try (Context context = builder().build()) {
            for (int i = 0; i < 3; i++) {
                assertEquals(
                        "[string \"chunk\"]:1: stack overflow",
                        context.eval(
                                        "lua",
                                        "local f = load('local function f(n) return 1 + f(n + 1)"
                                                + " end return f(1)', 'chunk') return select(2,"
                                                + " pcall(f))")
                                .asString());
            }
            PolyglotException e =
                    assertThrows(
                            PolyglotException.class,
                            () -> context.eval("lua", "local function f() return 1 + f() end f()"));
            assertTrue(e.isGuestException());
            assertTrue(e.getMessage().endsWith("stack overflow"), e.getMessage());
        }
    }

    @Test
    void outputThatCannotBeWrittenIsAnError() {
        OutputStream broken =
                new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException("Broken pipe");
                    }
                };
        try (Context context = builder().out(broken).build()) {
            Value results =
                    context.eval(
                            "lua",
                            "io.write('x') local ok, why, n = io.stdout:flush() return why, n");
            assertEquals("Broken pipe", results.getArrayElement(0).asString());
            assertEquals(32, results.getArrayElement(1).asInt());
        }
    }
}
