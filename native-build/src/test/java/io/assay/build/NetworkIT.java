package io.assay.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.assay.build.AssayCommand.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scripts that talk to servers of this machine. */
class NetworkIT {
    private static final char[] PASSWORD = "password".toCharArray();

    @TempDir Path directory;

    private Outcome run(String text, String... arguments) throws IOException {
        Files.writeString(directory.resolve("script.lua"), text);
        String[] command = new String[arguments.length + 1];
        command[0] = "script.lua";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        return AssayCommand.in(directory).run(command);
    }

    /** A server that answers with what it was asked, after the path's number of milliseconds. */
    private static HttpServer echoServer() throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext(
                "/",
                exchange -> {
                    byte[] body = exchange.getRequestBody().readAllBytes();
                    try {
                        Thread.sleep(
                                Long.parseLong(exchange.getRequestURI().getPath().substring(1)));
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        server.start();
        return server;
    }

    private static String url(HttpServer server) {
        return "//127.0.0.1:" + server.getAddress().getPort();
    }

    @Test
    void bytesGoBothWays() throws IOException {
        HttpServer server = echoServer();
        try {
            Outcome outcome =
                    run(
                            """
                            local body = {}
                            for i = 0, 255 do body[#body + 1] = string.char(i) end
                            body = table.concat(body)
                            local response = http.post((...) .. '/0', body)
                            print(response.status, #response.body, response.body == body)
                            """,
                            "http:" + url(server));
            assertEquals("200\t256\ttrue\n", outcome.out(), outcome.err());
        } finally {
            server.stop(0);
        }
    }

    /** Waiting suspends the task wherever in Lua it happens, and the others go on. */
    @Test
    void requestsWaitInAnyPlace() throws IOException {
        HttpServer server = echoServer();
        try {
            Outcome outcome =
                    run(
                            """
                            local url = ... .. '/20'
                            local turns = 0
                            local ticker = async.spawn(function()
                              while true do sleep(0.005) turns = turns + 1 end
                            end)
                            local function waited(what, action)
                              local before = turns
                              action()
                              print(what, turns > before)
                            end
                            waited('sort', function()
                              local t = { 3, 1, 2 }
                              table.sort(t, function(a, b) http.get(url) sleep(0.01) return a < b end)
                              assert.eq(table.concat(t, ','), '1,2,3')
                            end)
                            waited('gsub', function()
                              local text = string.gsub('a b', '%a', function(c) http.get(url) return c .. c end)
                              assert.eq(text, 'aa bb')
                            end)
                            waited('coroutine', function()
                              local co = coroutine.wrap(function()
                                coroutine.yield(http.get(url).status)
                                sleep(0.01)
                                coroutine.yield(2)
                              end)
                              assert.eq(co() + co(), 202)
                            end)
                            waited('pcall', function()
                              assert(pcall(function() http.get(url) end))
                            end)
                            waited('metamethod', function()
                              local t = setmetatable({}, { __index = function() return http.get(url).status end })
                              assert.eq(t.x, 200)
                            end)
                            """,
                            "http:" + url(server));
            assertEquals(
                    "sort\ttrue\ngsub\ttrue\ncoroutine\ttrue\npcall\ttrue\nmetamethod\ttrue\n",
                    outcome.out(),
                    outcome.err());
            assertEquals(0, outcome.exitCode());
        } finally {
            server.stop(0);
        }
    }

    @Test
    void requestsRunAtTheSameTime() throws IOException {
        HttpServer server = echoServer();
        try {
            Outcome outcome =
                    run(
                            """
                            local url, tasks, start = ..., {}, time_ms()
                            for i = 1, 20 do
                              tasks[i] = async.spawn(function() return http.get(url .. '/1000').status end)
                            end
                            local sum = 0
                            for _, task in ipairs(tasks) do sum = sum + task:await() end
                            print(sum, time_ms() - start < 15000)
                            """,
                            "http:" + url(server));
            assertEquals("4000\ttrue\n", outcome.out(), outcome.err());
        } finally {
            server.stop(0);
        }
    }

    @Test
    void untrustedCertificateIsAnErrorUnlessAllowed() throws Exception {
        HttpsServer server =
                HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(selfSigned()));
        server.createContext(
                "/",
                exchange -> {
                    exchange.sendResponseHeaders(200, 2);
                    exchange.getResponseBody().write("ok".getBytes(StandardCharsets.US_ASCII));
                    exchange.close();
                });
        server.start();
        try {
            String url = "https:" + url(server) + "/";
            Outcome refused = run("http.get(...)", url);
            assertEquals(1, refused.exitCode());
            List<String> lines = refused.errorLines();
            assertEquals(1, lines.size(), refused.err());
            assertTrue(lines.getFirst().startsWith("error: script.lua:1: "), refused.err());
            assertTrue(lines.getFirst().toLowerCase().contains("certificate"), refused.err());
            assertEquals("ok\n", run("print(http.get(..., { insecure = true }).body)", url).out());
        } finally {
            server.stop(0);
        }
    }

    private SSLContext selfSigned()
            throws IOException, InterruptedException, GeneralSecurityException {
        Path store = directory.resolve("server.p12");
        Process keytool =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-alias",
                                "server",
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=localhost",
                                "-ext",
                                "san=ip:127.0.0.1",
                                "-storetype",
                                "PKCS12",
                                "-keystore",
                                store.toString(),
                                "-storepass",
                                new String(PASSWORD))
                        .redirectErrorStream(true)
                        .start();
        String output = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, keytool.waitFor(), output);
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD);
        }
        KeyManagerFactory factory =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        return context;
    }
}
