package io.assay.runtime.builtins.http.server;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP/1.1 server on plain sockets. It changes nothing: tests see each request as it stood on
 * the wire and write each response themselves. Requests of one connection are answered one after
 * the other.
 */
public final class WireServer implements AutoCloseable {
    private final ServerSocket socket;
    private final Handler handler;
    private final Queue<Socket> open = new ConcurrentLinkedQueue<>();
    private final Queue<Seen> requests = new ConcurrentLinkedQueue<>();
    private final AtomicInteger connections = new AtomicInteger();

    /** A request as it came: the request line, header lines in their order, and the body. */
    public record Seen(String line, List<String> headers, byte[] body, int connection) {

        public String method() {
            return line.split(" ")[0];
        }

        public String target() {
            return line.split(" ")[1];
        }

        /** All values of a header, whatever the case of its name. */
        public List<String> all(String name) {
            return headers.stream()
                    .filter(h -> h.substring(0, h.indexOf(':')).equalsIgnoreCase(name))
                    .map(h -> h.substring(h.indexOf(':') + 1).strip())
                    .toList();
        }

        /** The one value of a header, or null without one. */
        public @Nullable String header(String name) {
            List<String> values = all(name);
            if (values.size() > 1) {
                throw new AssertionError(name + " came " + values.size() + " times");
            }
            return values.isEmpty() ? null : values.getFirst();
        }

        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    /** Answers one request on the connection's stream. */
    @FunctionalInterface
    public interface Handler {
        void handle(Seen request, OutputStream out, Socket connection) throws Exception;
    }

    public WireServer(Handler handler) {
        this.handler = handler;
        try {
            socket = new ServerSocket(0, 200, InetAddress.getByName("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofPlatform().daemon().name("wire-server").start(this::accept);
    }

    /** A server that answers every request with 200 and the given body. */
    public static WireServer answering(String body) {
        return new WireServer((request, out, connection) -> respond(out, 200, "", body));
    }

    /** Writes a whole response; the extra header lines end in CRLF each. */
    public static void respond(OutputStream out, int status, String headers, String body)
            throws IOException {
        respond(out, status, headers, body.getBytes(StandardCharsets.UTF_8));
    }

    /** The same with any bytes. */
    public static void respond(OutputStream out, int status, String headers, byte[] body)
            throws IOException {
        write(
                out,
                "HTTP/1.1 "
                        + status
                        + " X\r\n"
                        + headers
                        + "Content-Length: "
                        + body.length
                        + "\r\n\r\n");
        out.write(body);
        out.flush();
    }

    /** Writes text as it is. */
    public static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** The URL of a path. */
    public String url(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    /** The requests so far. */
    public List<Seen> requests() {
        return List.copyOf(requests);
    }

    /** The only request so far. */
    public Seen request() {
        List<Seen> seen = requests();
        if (seen.size() != 1) {
            throw new AssertionError("expected one request, got " + seen);
        }
        return seen.getFirst();
    }

    /** How many connections there have been. */
    public int connections() {
        return connections.get();
    }

    @Override
    public void close() throws IOException {
        socket.close();
        for (Socket connection : open) {
            connection.close();
        }
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                open.add(connection);
                int number = connections.incrementAndGet();
                Thread.ofPlatform().daemon().start(() -> serve(connection, number));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket connection, int number) {
        try (connection) {
            InputStream in = new BufferedInputStream(connection.getInputStream());
            for (Seen request = read(in, number); request != null; request = read(in, number)) {
                requests.add(request);
                handler.handle(request, connection.getOutputStream(), connection);
                if (connection.isClosed()) {
                    return;
                }
            }
        } catch (IOException gone) {
            // The client has left; tests that care look at what the client says.
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static @Nullable Seen read(InputStream in, int connection) throws IOException {
        String line = line(in);
        if (line == null) {
            return null;
        }
        List<String> headers = new ArrayList<>();
        int length = 0;
        for (String header = line(in); header != null && !header.isEmpty(); header = line(in)) {
            headers.add(header);
            if (header.toLowerCase().startsWith("content-length:")) {
                length = Integer.parseInt(header.substring(15).strip());
            }
        }
        return new Seen(line, headers, in.readNBytes(length), connection);
    }

    private static @Nullable String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0; b = in.read()) {
            if (b == '\n') {
                return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
            }
            line.write(b);
        }
        return null;
    }
}
