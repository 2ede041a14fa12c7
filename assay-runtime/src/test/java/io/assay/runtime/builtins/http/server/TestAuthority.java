package io.assay.runtime.builtins.http.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A certificate authority made for one test class, by openssl, in a folder of its own. */
public final class TestAuthority {
    private final Path folder;
    private final String openssl = Commands.find("openssl", "openssl").toString();

    public TestAuthority(Path folder) {
        this.folder = folder;
        openssl(
                "req",
                "-x509",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-keyout",
                "ca.key",
                "-out",
                "ca.pem",
                "-subj",
                "/CN=Test CA",
                "-days",
                "30");
    }

    /** The authority's certificate. */
    public Path certificate() {
        return folder.resolve("ca.pem");
    }

    /**
     * Issues {@code NAME.pem} with {@code NAME.key}.
     *
     * @param hosts the subject alternative names, such as {@code DNS:localhost}
     * @param days how long it is valid; less than 0 for one that has expired
     */
    public void issue(String name, String hosts, int days) {
        openssl(
                "req",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:P-256",
                "-nodes",
                "-keyout",
                name + ".key",
                "-out",
                name + ".csr",
                "-subj",
                "/CN=" + name);
        try {
            Files.writeString(folder.resolve(name + ".ext"), "subjectAltName=" + hosts + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        openssl(
                "x509",
                "-req",
                "-in",
                name + ".csr",
                "-CA",
                "ca.pem",
                "-CAkey",
                "ca.key",
                "-CAcreateserial",
                "-out",
                name + ".pem",
                "-days",
                String.valueOf(days),
                "-extfile",
                name + ".ext");
    }

    /** Runs openssl in the folder. */
    public void openssl(String... arguments) {
        String[] command = new String[arguments.length + 1];
        command[0] = openssl;
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        Commands.run(folder, command);
    }

    /** Starts openssl's own TLS server in the folder; the caller ends it. */
    public Process serve(int port, String... arguments) {
        List<String> command =
                new ArrayList<>(
                        List.of(openssl, "s_server", "-quiet", "-accept", "127.0.0.1:" + port));
        command.addAll(List.of(arguments));
        try {
            return new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
