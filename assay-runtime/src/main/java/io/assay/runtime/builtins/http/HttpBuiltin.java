package io.assay.runtime.builtins.http;

import io.assay.runtime.builtin.Builtin;
import io.assay.runtime.builtin.BuiltinException;
import io.assay.runtime.builtin.BuiltinFunction;
import io.assay.runtime.builtin.BuiltinMethod;
import io.assay.runtime.builtin.BuiltinObject;
import io.assay.runtime.builtin.ValueTypes;
import io.assay.runtime.builtins.http.transport.Transport;
import io.assay.runtime.data.JsonFormat;
import io.assay.runtime.environment.ProcessEnvironment;
import io.assay.runtime.environment.WorkingDirectory;
import io.assay.runtime.loop.Suspension;
import jakarta.annotation.PreDestroy;
import java.util.LinkedHashMap;
import java.util.Map;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP client. Every function waits for the response and returns {@code {status, body, headers,
 * header_values}} whatever the status; only a request that gets no response raises an error.
 *
 * <p>Options of a call and of a client: {@code headers} (name to string, number or array of those),
 * {@code query} (the same, added to the URL), {@code timeout} (seconds, 30 by default), {@code
 * follow_redirects} (true by default), {@code retries} (0 by default), {@code ca_cert} (PEM text),
 * {@code ca_cert_file} (path), {@code client_cert} and {@code client_key} (PEM text or path),
 * {@code insecure} (boolean), {@code json} (any value, sent as JSON), {@code form} (table), {@code
 * on_event} (called with {@code {event, data, id, retry}} for each event of an event stream),
 * {@code stream} (called with each piece of the body); both callbacks may return false to stop.
 */
@Builtin(
        value = "http",
        description = "HTTP client: requests, responses, event streams",
        keywords = {
            "client",
            "request",
            "rest",
            "api",
            "webhook",
            "endpoint",
            "url",
            "fetch",
            "sse"
        })
final class HttpBuiltin {
    private final ProcessEnvironment environment;
    private final HttpCalls calls;
    private final OptionReader options;
    private @Nullable Transport transport;

    HttpBuiltin(
            Suspension suspension,
            ProcessEnvironment environment,
            WorkingDirectory directory,
            JsonFormat json) {
        this.environment = environment;
        this.calls = new HttpCalls(this::transport, suspension);
        this.options = new OptionReader(new TlsOptions(directory), json);
    }

    /** Reads a resource. */
    @BuiltinFunction(
            value = "GET request",
            signature = "http.get(url, opts?)",
            returns = "{status, body, headers}")
    Map<String, Object> get(Value url, Value opts) {
        return bodiless("http.get", "GET", CallOptions.DEFAULT, url, opts);
    }

    /** Sends a body to a resource: a string as it is, a table as JSON. */
    @BuiltinFunction(
            value = "POST request (auto-JSON if body is table)",
            signature = "http.post(url, body?, opts?)",
            returns = "{status, body, headers}")
    Map<String, Object> post(Value url, Value body, Value opts) {
        return withBody("http.post", "POST", CallOptions.DEFAULT, url, body, opts);
    }

    /** Puts a body in a resource's place. */
    @BuiltinFunction(
            value = "PUT request",
            signature = "http.put(url, body?, opts?)",
            returns = "{status, body, headers}")
    Map<String, Object> put(Value url, Value body, Value opts) {
        return withBody("http.put", "PUT", CallOptions.DEFAULT, url, body, opts);
    }

    /** Changes a part of a resource. */
    @BuiltinFunction(
            value = "PATCH request",
            signature = "http.patch(url, body?, opts?)",
            returns = "{status, body, headers}")
    Map<String, Object> patch(Value url, Value body, Value opts) {
        return withBody("http.patch", "PATCH", CallOptions.DEFAULT, url, body, opts);
    }

    /** Deletes a resource. */
    @BuiltinFunction(
            value = "DELETE request",
            signature = "http.delete(url, opts?)",
            returns = "{status, body, headers}")
    Map<String, Object> delete(Value url, Value opts) {
        return bodiless("http.delete", "DELETE", CallOptions.DEFAULT, url, opts);
    }

    /** Makes a client: the same functions as methods, with options that hold for all its calls. */
    @BuiltinFunction(
            value = "Client with options of its own for all its requests",
            signature = "http.client(opts?)",
            returns = "client with :get :post :put :patch :delete")
    BuiltinObject client(Value opts) {
        if (!opts.isNull() && !ValueTypes.isTable(opts)) {
            throw new BuiltinException("http.client: first argument must be a table or nil");
        }
        CallOptions own =
                opts.isNull()
                        ? CallOptions.DEFAULT
                        : options.read(CallOptions.DEFAULT, new OptionTable("http.client", opts));
        Map<String, BuiltinMethod> methods = new LinkedHashMap<>();
        methods.put("get", args -> bodiless("http.get", "GET", own, at(args, 0), at(args, 1)));
        methods.put("post", args -> withBody("http.post", "POST", own, args));
        methods.put("put", args -> withBody("http.put", "PUT", own, args));
        methods.put("patch", args -> withBody("http.patch", "PATCH", own, args));
        methods.put(
                "delete", args -> bodiless("http.delete", "DELETE", own, at(args, 0), at(args, 1)));
        return new BuiltinObject("http client", methods);
    }

    private Map<String, Object> withBody(
            String function, String method, CallOptions base, Value... arguments) {
        return call(
                function,
                method,
                base,
                at(arguments, 0),
                options.body(function, at(arguments, 1)),
                at(arguments, 2),
                "third");
    }

    private Map<String, Object> bodiless(
            String function, String method, CallOptions base, Value url, Value opts) {
        return call(function, method, base, url, null, opts, "second");
    }

    private Map<String, Object> call(
            String function,
            String method,
            CallOptions base,
            Value url,
            @Nullable Payload body,
            Value opts,
            String optsPosition) {
        if (!opts.isNull() && !ValueTypes.isTable(opts)) {
            throw new BuiltinException(
                    "%s: %s argument must be a table or nil".formatted(function, optsPosition));
        }
        CallOptions own =
                opts.isNull() ? base : options.read(base, new OptionTable(function, opts));
        return calls.perform(function, RequestFactory.create(function, method, url, body, own), own)
                .toMap();
    }

    private static Value at(Value[] arguments, int index) {
        return index < arguments.length ? arguments[index] : Context.getCurrent().asValue(null);
    }

    /** Made for the first request: it brings in all that networking needs. */
    private synchronized Transport transport() {
        if (transport == null) {
            transport = new Transport(environment::get);
        }
        return transport;
    }

    /** Closes the connections. */
    @PreDestroy
    synchronized void close() {
        if (transport != null) {
            transport.close();
            transport = null;
        }
    }
}
