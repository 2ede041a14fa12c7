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
import java.util.List;
import org.graalvm.polyglot.Context;

/**
 * Runs the commands that people type, one after the other in this process, while the JVM records
 * what they load. It has to be on the class path of the distribution: a cache fits only the class
 * path it was made with.
 */
public final class TrainingRun {
    private TrainingRun() {}

    /** Ends with exit code 1 if any command fails. */
    public static void main(String[] arguments) throws IOException, ReflectiveOperationException {
        StandaloneProcess.prepare();
        Object engine =
                Class.forName("com.oracle.truffle.api.Truffle")
                        .getMethod("getRuntime")
                        .invoke(null);
        synchronized (engine) {
            holdBackCompiler();
            train();
        }
    }

    /**
     * With the first function the engine starts a thread that initialises the compiler, and takes
     * the engine's monitor for it, which this thread has: so the compiler's 3,600 classes are not
     * loaded and not in the cache. A third of it, they cost every command a seventh of its time to
     * start, and short scripts never need them; for long ones, loading them from their archive goes
     * unnoticed beside what the compiler costs until it has compiled itself.
     */
    private static void holdBackCompiler() {
        try (Context context = Context.create("lua")) {
            context.eval("lua", "return 1");
        }
    }

    private static void train() throws IOException {
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
            for (List<String> command : commands(url)) {
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

    private static List<List<String>> commands(String url) throws IOException {
        return List.of(
                List.of("--version"),
                List.of("exec", "-e", "log.info('hello from assay')"),
                List.of("exec", "-e", script(), "--", url),
                List.of("modules"),
                List.of("context", "vault"),
                List.of("help"));
    }

    private static String script() throws IOException {
        try (InputStream in = TrainingRun.class.getResourceAsStream("training.lua")) {
            if (in == null) {
                throw new IOException("training.lua is missing from the build");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
