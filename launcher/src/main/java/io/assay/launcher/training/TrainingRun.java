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

/**
 * Runs the commands that people type, one after the other in this process, while the JVM records
 * what they load. It has to be on the class path of the distribution: a cache fits only the class
 * path it was made with.
 */
public final class TrainingRun {
    private TrainingRun() {}

    /** Ends with exit code 1 if any command fails. */
    public static void main(String[] arguments) throws IOException {
        StandaloneProcess.prepare();
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
