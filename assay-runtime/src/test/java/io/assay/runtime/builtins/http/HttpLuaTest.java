package io.assay.runtime.builtins.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.assay.runtime.AssayRuntime;
import io.assay.runtime.AssayRuntimeBuilder;
import io.assay.runtime.builtins.http.server.WireServer;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.graalvm.polyglot.PolyglotException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The client from Lua, in a whole runtime. */
class HttpLuaTest {
    private final WireServer server =
            new WireServer(
                    (request, out, connection) -> {
                        String headers =
                                "Set-Cookie: a=1\r\nSet-Cookie: b=2\r\nX-Method: "
                                        + request.method()
                                        + "\r\n";
                        if (request.target().startsWith("/slow")) {
                            Thread.sleep(400);
                        }
                        if (request.target().startsWith("/json")) {
                            WireServer.respond(
                                    out, 200, headers, "{\"database\":\"ok\",\"list\":[1,2]}");
                        } else {
                            WireServer.respond(out, 200, headers, request.body());
                        }
                    });

    @AfterEach
    void close() throws Exception {
        server.close();
    }

    private String run(String code) {
        try (AssayRuntime runtime = runtime().build()) {
            return runtime.eval("local url = '" + server.url("") + "'\n" + code).toString();
        }
    }

    private static AssayRuntimeBuilder runtime() {
        return AssayRuntime.builder();
    }

    @Test
    void aResponseIsATableOfTables() {
        assertEquals(
                "table 200 integer a=1, b=2 b=2 GET 2 ok",
                run(
                        """
                        local r = http.get(url .. "/json")
                        local data = json.parse(r.body)
                        return table.concat({type(r), r.status, math.type(r.status), r.headers["set-cookie"],
                            r.header_values["set-cookie"][2], r.headers["x-method"], #data.list, data.database}, " ")
                        """));
    }

    @Test
    void bodiesAreByteStringsBothWays() {
        assertEquals(
                "true",
                run(
                        """
                        local bytes = {}
                        for i = 0, 255 do bytes[#bytes + 1] = string.char(i) end
                        local all = table.concat(bytes):rep(100)
                        local r = http.post(url .. "/", all)
                        return tostring(r.body == all and #r.body == 25600)
                        """));
    }

    @Test
    void tablesBecomeJsonHeadersQueriesAndForms() {
        assertEquals(
                "[1,2.0,{}]",
                run(
                        "return http.put(url .. '/', {1, 2.0, {}}, {query = {b = 1.5, a = {'x', true}}}).body"));
        assertEquals("/?a=x&a=true&b=1.5", server.request().target());
        assertEquals("application/json", server.request().header("Content-Type"));
        run("http.get(url, {headers = {['X-Int'] = 5, ['X-Float'] = 5.0, ['X-Bytes'] = '\\xff'}})");
        assertEquals("5", server.requests().getLast().header("X-Int"));
        assertEquals("5.0", server.requests().getLast().header("X-Float"));
        assertEquals("\u00ff", server.requests().getLast().header("X-Bytes"));
        assertEquals(
                "a=1&b=x+y", run("return http.patch(url, nil, {form = {b = 'x y', a = 1}}).body"));
    }

    @Test
    void clientMethodsWorkWithColonAndDot() {
        assertEquals(
                "GET DELETE POST x",
                run(
                        """
                        local c = http.client({headers = {Authorization = "Bearer t"}})
                        local a = c:get(url .. "/a")
                        local b = c.delete(url .. "/b", {})
                        local p = c:post(url .. "/c", "x")
                        return table.concat({a.headers["x-method"], b.headers["x-method"],
                            p.headers["x-method"], p.body}, " ")
                        """));
        assertTrue(
                server.requests().stream()
                        .allMatch(request -> "Bearer t".equals(request.header("Authorization"))));
        assertEquals(1, server.connections());
    }

    @Test
    void errorsArePlainStrings() {
        assertEquals(
                "string http.get: first argument must be a URL string",
                run("local ok, err = pcall(http.get) return type(err) .. ' ' .. err"));
        assertEquals(
                "http.post: second argument must be a string, table, or nil",
                run("local ok, err = pcall(http.post, url, print) return err"));
        PolyglotException uncaught =
                assertThrows(
                        PolyglotException.class, () -> run("\nhttp.get('http://nobody.invalid/')"));
        assertEquals(
                "http.get: request to http://nobody.invalid/ failed: unknown host \"nobody.invalid\"",
                uncaught.getMessage());
    }

    @Test
    void otherTasksGoOnWhileOneWaits() {
        long start = System.nanoTime();
        assertEquals(
                "1 2 3 4 5 6 7 8",
                run(
                        """
                        local handles, results = {}, {}
                        for i = 1, 8 do
                          handles[i] = async.spawn(function() return http.post(url .. "/slow", tostring(i)).body end)
                        end
                        for i, h in ipairs(handles) do results[i] = h:await() end
                        return table.concat(results, " ")
                        """));
        assertTrue(System.nanoTime() - start < 8 * 400_000_000L);
    }

    @Test
    void waitingWorksInComparatorsCallbacksAndCoroutines() {
        assertEquals(
                "1,2,3 <a> z",
                run(
                        """
                        local function echo(s) return http.post(url, s).body end
                        local t = {"3", "1", "2"}
                        table.sort(t, function(a, b) return echo(a) < echo(b) end)
                        local g = ("a"):gsub(".", function(c) return "<" .. echo(c) .. ">" end)
                        local co = coroutine.wrap(function() coroutine.yield(echo("z")) end)
                        local mt = setmetatable({}, {__index = function(_, k) return echo(k) end})
                        assert(mt.key == "key")
                        return table.concat(t, ",") .. " " .. g .. " " .. co()
                        """));
    }

    @Test
    void eventsReachTheCallbackInItsTask() throws Exception {
        CountDownLatch first = new CountDownLatch(1);
        try (WireServer events =
                new WireServer(
                        (request, out, connection) -> {
                            if (request.target().equals("/seen")) {
                                first.countDown();
                                WireServer.respond(out, 200, "", "");
                                return;
                            }
                            WireServer.write(
                                    out,
                                    "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n"
                                            + "event: a\ndata: {\"n\":1}\n\n");
                            if (first.await(10, TimeUnit.SECONDS)) {
                                WireServer.write(out, "data: 2\n\n");
                            }
                            connection.close();
                        })) {
            assertEquals(
                    "table a {\"n\":1}; table message 2; 200",
                    run(
                            """
                            local seen = {}
                            local base = "%s"
                            local r = http.get(base .. "/", {on_event = function(e)
                              seen[#seen + 1] = type(e) .. " " .. e.event .. " " .. e.data
                              if #seen == 1 then http.get(base .. "/seen") end
                            end})
                            seen[#seen + 1] = r.status
                            return table.concat(seen, "; ")
                            """
                                    .formatted(events.url(""))));
        }
    }

    @Test
    void aCancelledTaskDropsItsRequest() {
        assertEquals(
                "true",
                run(
                        """
                        local h = async.spawn(function() return http.get(url .. "/slow") end)
                        sleep(0.1)
                        h:cancel()
                        local ok = pcall(function() return h:await() end)
                        return tostring(not ok)
                        """));
    }
}
