package io.assay.launcher.training;

import com.sun.net.httpserver.HttpServer;
import io.assay.launcher.ExitCode;
import io.assay.launcher.Main;
import io.assay.runtime.StandaloneProcess;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.graalvm.polyglot.Context;

/**
 * Runs the commands that people type, one after the other in this process, while the JVM records
 * what they load; for the cache of long programs also a computation that keeps the just-in-time
 * compiler busy, so that its methods become hot. It has to be on the class path of the
 * distribution: a cache fits only the class path it was made with.
 */
public final class TrainingRun {
    /**
     * For how many seconds to compute. After more of them, more of the compiler had been compiled
     * by the JVM's better compiler, and a process that used the cache spent more of its first
     * seconds on doing that again.
     */
    private static final int SECONDS = 4;

    private TrainingRun() {}

    /**
     * Ends with exit code 1 if any command fails.
     *
     * @param arguments what the cache is for: {@code short} or {@code long}
     */
    public static void main(String[] arguments) throws IOException, ReflectiveOperationException {
        StandaloneProcess.prepare();
        switch (arguments[0]) {
            case "short" -> trainWithoutCompiler();
            case "long" -> train(true);
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    /**
     * With the first function the engine starts a thread that initialises the compiler, and takes
     * the engine's monitor for it, which this thread has: so the compiler's 3,600 classes are not
     * loaded and not in the cache, which they would make half as large again.
     */
    private static void trainWithoutCompiler() throws IOException, ReflectiveOperationException {
        Object engine =
                Class.forName("com.oracle.truffle.api.Truffle")
                        .getMethod("getRuntime")
                        .invoke(null);
        synchronized (engine) {
            try (Context context = Context.create("lua")) {
                context.eval("lua", "return 1");
            }
            train(false);
        }
    }

    private static void train(boolean compute) throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    byte[] body =
                            "{\"status\":\"ok\",\"items\":[1,2.5,\"x\"]}"
                                    .getBytes(StandardCharsets.UTF_8);
                    exchange.getResponseHeaders().set("Content-Type", "application/json");
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        server.start();
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        try {
            for (List<String> command : commands(url, compute)) {
                int code = Main.run(command.toArray(String[]::new));
                if (code != ExitCode.PASSED) {
                    System.err.println("training: " + command + " ended with " + code);
                    System.exit(ExitCode.FAILED);
                }
            }
        } finally {
            server.stop(0);
        }
        System.exit(ExitCode.PASSED);
    }

    private static List<List<String>> commands(String url, boolean compute) throws IOException {
        List<List<String>> commands = new ArrayList<>();
        commands.add(List.of("--version"));
        commands.add(List.of("exec", "-e", "log.info('hello from assay')"));
        commands.add(List.of("exec", "-e", script("training.lua"), "--", url));
        commands.add(List.of("modules"));
        commands.add(List.of("context", "vault"));
        commands.add(List.of("help"));
        if (compute) {
            String seconds = String.valueOf(SECONDS);
            commands.add(List.of("exec", "-e", script("computation.lua"), "--", seconds));
        }
        return commands;
    }

    private static String script(String name) throws IOException {
        try (InputStream in = TrainingRun.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException(name + " is missing from the build");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
