package io.assay.runtime.builtins.http.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
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

/**
 * A proxy that tunnels, by HTTP's CONNECT or SOCKS 5, and notes what it was asked for. All names
 * lead to 127.0.0.1, so a name that nobody else knows shows that the proxy looked it up.
 */
public final class ProxyServer implements AutoCloseable {
    private final ServerSocket socket;
    private final boolean socks;
    private final String refusal;
    private final Queue<List<String>> asked = new ConcurrentLinkedQueue<>();
    private final Queue<Socket> open = new ConcurrentLinkedQueue<>();

    private ProxyServer(boolean socks, String refusal) {
        this.socks = socks;
        this.refusal = refusal;
        try {
            socket = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofPlatform().daemon().start(this::accept);
    }

    public static ProxyServer http() {
        return new ProxyServer(false, "");
    }

    /** A proxy that answers every CONNECT with the given status line. */
    public static ProxyServer refusing(String status) {
        return new ProxyServer(false, status);
    }

    public static ProxyServer socks5() {
        return new ProxyServer(true, "");
    }

    /** A SOCKS proxy that lets nobody through. */
    public static ProxyServer refusingSocks5() {
        return new ProxyServer(true, "refused");
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** What was asked for: the request's lines, or {@code host:port} for SOCKS. */
    public List<List<String>> asked() {
        return List.copyOf(asked);
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
                Socket client = socket.accept();
                open.add(client);
                Thread.ofPlatform().daemon().start(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            int port = socks ? socks(client) : connect(client);
            if (port > 0) {
                tunnel(client, port);
            }
        } catch (IOException gone) {
            // One of the two sides has left.
        }
    }

    private int connect(Socket client) throws IOException {
        BufferedReader reader =
                new BufferedReader(
                        new InputStreamReader(
                                client.getInputStream(), StandardCharsets.ISO_8859_1));
        List<String> lines = new ArrayList<>();
        for (String line = reader.readLine();
                line != null && !line.isEmpty();
                line = reader.readLine()) {
            lines.add(line);
        }
        asked.add(lines);
        if (!refusal.isEmpty()) {
            WireServer.write(
                    client.getOutputStream(),
                    "HTTP/1.1 " + refusal + "\r\nContent-Length: 0\r\n\r\n");
            return 0;
        }
        WireServer.write(client.getOutputStream(), "HTTP/1.1 200 Connection established\r\n\r\n");
        String authority = lines.getFirst().split(" ")[1];
        return Integer.parseInt(authority.substring(authority.lastIndexOf(':') + 1));
    }

    /** RFC 1928, without authentication, names only. */
    private int socks(Socket client) throws IOException {
        InputStream in = client.getInputStream();
        OutputStream out = client.getOutputStream();
        in.read();
        in.readNBytes(in.read());
        out.write(new byte[] {5, 0});
        in.readNBytes(3);
        int type = in.read();
        String host =
                type == 3
                        ? new String(in.readNBytes(in.read()), StandardCharsets.US_ASCII)
                        : InetAddress.getByAddress(in.readNBytes(type == 1 ? 4 : 16))
                                .getHostAddress();
        int port = in.read() << 8 | in.read();
        asked.add(List.of(host + ":" + port));
        out.write(new byte[] {5, (byte) (refusal.isEmpty() ? 0 : 2), 0, 1, 0, 0, 0, 0, 0, 0});
        return refusal.isEmpty() ? port : 0;
    }

    private static void tunnel(Socket client, int port) throws IOException {
        try (Socket server = new Socket("127.0.0.1", port)) {
            Thread back =
                    Thread.ofPlatform()
                            .daemon()
                            .start(
                                    () -> {
                                        try {
                                            server.getInputStream()
                                                    .transferTo(client.getOutputStream());
                                        } catch (IOException gone) {
                                            // The client has left.
                                        }
                                    });
            client.getInputStream().transferTo(server.getOutputStream());
            back.interrupt();
        }
    }
}
