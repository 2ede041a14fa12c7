package io.assay.runtime.builtins.http;

import io.assay.runtime.builtin.BuiltinException;
import io.assay.runtime.builtin.BuiltinObject;
import io.assay.runtime.data.JsonFormat;
import io.assay.runtime.environment.ProcessEnvironment;
import io.assay.runtime.environment.WorkingDirectory;
import io.assay.runtime.loop.Suspension;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.Value;

/**
 * The builtin as a script meets it: arguments are values of a guest language, written as JavaScript
 * expressions, and waiting blocks the test.
 */
final class HttpScript implements AutoCloseable {
    private static final Engine ENGINE =
            Engine.newBuilder("js").option("engine.WarnInterpreterOnly", "false").build();

    private final Context context =
            Context.newBuilder("js")
                    .engine(ENGINE)
                    .allowHostAccess(HostAccess.newBuilder().allowBufferAccess(true).build())
                    .build();
    private final HttpBuiltin http;

    HttpScript() {
        this(Map.of());
    }

    HttpScript(Map<String, String> environment) {
        this(environment, Path.of(""));
    }

    HttpScript(Map<String, String> environment, Path directory) {
        http =
                new HttpBuiltin(
                        new Blocking(),
                        new ProcessEnvironment(environment),
                        new WorkingDirectory(directory),
                        new JsonFormat());
    }

    /** What a response's table holds. */
    record Response(Map<String, Object> map) {
        long status() {
            return ((Number) map.get("status")).longValue();
        }

        /** The body's text. */
        String body() {
            return new String(bytes(), StandardCharsets.UTF_8);
        }

        byte[] bytes() {
            return (byte[]) map.get("body");
        }

        /** The headers as texts. */
        Map<String, String> headers() {
            Map<String, String> texts = new LinkedHashMap<>();
            ((Map<?, ?>) map.get("headers"))
                    .forEach((name, value) -> texts.put((String) name, text(value)));
            return texts;
        }

        /** The single values of headers as texts. */
        Map<String, List<String>> headerValues() {
            Map<String, List<String>> texts = new LinkedHashMap<>();
            ((Map<?, ?>) map.get("header_values"))
                    .forEach(
                            (name, values) ->
                                    texts.put(
                                            (String) name,
                                            ((List<?>) values)
                                                    .stream().map(Response::text).toList()));
            return texts;
        }

        private static String text(Object bytes) {
            return new String((byte[]) bytes, StandardCharsets.UTF_8);
        }
    }

    HttpBuiltin builtin() {
        return http;
    }

    /** A JavaScript expression's value. */
    Value js(String expression) {
        return context.eval("js", "(" + expression + ")");
    }

    /** A byte string, as Lua's strings are. */
    Value bytes(byte[] bytes) {
        return context.asValue(ByteBuffer.wrap(bytes));
    }

    Value string(String text) {
        return context.asValue(text);
    }

    Value nil() {
        return context.asValue(null);
    }

    Response get(String url) {
        return get(url, "null");
    }

    Response get(String url, String opts) {
        return inContext(() -> http.get(string(url), js(opts)));
    }

    Response post(String url, Value body, String opts) {
        return inContext(() -> http.post(string(url), body, js(opts)));
    }

    Response put(String url, Value body, String opts) {
        return inContext(() -> http.put(string(url), body, js(opts)));
    }

    Response patch(String url, Value body, String opts) {
        return inContext(() -> http.patch(string(url), body, js(opts)));
    }

    Response delete(String url, String opts) {
        return inContext(() -> http.delete(string(url), js(opts)));
    }

    BuiltinObject client(String opts) {
        return http.client(js(opts));
    }

    @SuppressWarnings("unchecked")
    Response call(BuiltinObject client, String method, Value... arguments) {
        return inContext(() -> (Map<String, Object>) client.methods().get(method).call(arguments));
    }

    /** The message of the error that a call must raise. */
    static String errorOf(Runnable call) {
        try {
            call.run();
        } catch (BuiltinException e) {
            return e.getMessage();
        }
        throw new AssertionError("no error was raised");
    }

    private Response inContext(Supplier<Map<String, Object>> call) {
        context.enter();
        try {
            return new Response(call.get());
        } finally {
            context.leave();
        }
    }

    @Override
    public void close() {
        http.close();
        context.close(true);
    }

    private static final class Blocking implements Suspension {
        @Override
        public <T> T await(CompletionStage<T> stage) {
            try {
                return stage.toCompletableFuture().join();
            } catch (CompletionException e) {
                if (e.getCause() instanceof RuntimeException cause) {
                    throw cause;
                }
                throw e;
            }
        }

        @Override
        public void sleep(Duration duration) {
            try {
                Thread.sleep(duration);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
