package io.assay.runtime.builtins.http.server;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Debian's nginx, run for one test class in a folder of its own. */
public final class NginxServer implements AutoCloseable {
    private final Process process;

    /**
     * Starts nginx and waits until it listens.
     *
     * @param folder where it keeps its files
     * @param servers what stands in the http block
     * @param port one of the ports that the servers listen on
     */
    public NginxServer(Path folder, String servers, int port) throws Exception {
        Path nginx = Commands.find("nginx", "nginx-light");
        Path log = folder.resolve("nginx.log");
        String configuration =
                """
                daemon off;
                worker_processes 1;
                pid nginx.pid;
                error_log stderr;
                %s
                events {}
                http {
                  access_log off;
                  client_max_body_size 100m;
                  client_body_temp_path body;
                  proxy_temp_path proxy;
                  fastcgi_temp_path fastcgi;
                  uwsgi_temp_path uwsgi;
                  scgi_temp_path scgi;
                  %s
                }
                """
                        .formatted(isRoot() ? "user root;" : "", servers);
        Files.writeString(folder.resolve("nginx.conf"), configuration);
        process =
                new ProcessBuilder(
                                nginx.toString(),
                                "-p",
                                folder.toString() + "/",
                                "-e",
                                "stderr",
                                "-c",
                                folder.resolve("nginx.conf").toString())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        while (!listens(port)) {
            if (!process.isAlive()) {
                throw new AssertionError("nginx didn't start: " + Files.readString(log));
            }
            Thread.sleep(20);
        }
    }

    /** A port that nobody uses at the moment. */
    public static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
