package io.assay.runtime.builtins.http;

import io.assay.runtime.builtin.BuiltinException;
import io.assay.runtime.builtins.http.transport.Pem;
import io.assay.runtime.builtins.http.transport.TlsSettings;
import io.assay.runtime.environment.WorkingDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code ca_cert} (PEM text), {@code ca_cert_file} (a path), {@code client_cert} and {@code
 * client_key} (each PEM text or a path) and {@code insecure}.
 */
final class TlsOptions {
    private final WorkingDirectory directory;

    TlsOptions(WorkingDirectory directory) {
        this.directory = directory;
    }

    /** The settings that a table of options makes of others. */
    TlsSettings read(OptionTable table, TlsSettings base) {
        List<X509Certificate> roots = roots(table);
        String certificate = table.stringAt("client_cert");
        String key = table.stringAt("client_key");
        boolean insecure = table.booleanAt("insecure", base.insecure());
        if ((certificate == null) != (key == null)) {
            throw new BuiltinException(
                    table.function() + ": client_cert and client_key must be given together");
        }
        if (roots.isEmpty() && certificate == null && insecure == base.insecure()) {
            return base;
        }
        return new TlsSettings(
                insecure,
                roots.isEmpty() ? base.extraRoots() : roots,
                certificate == null ? base.clientChain() : clientChain(table, certificate),
                key == null ? base.clientKey() : clientKey(table, key));
    }

    private List<X509Certificate> roots(OptionTable table) {
        List<X509Certificate> roots = new ArrayList<>();
        String file = table.stringAt("ca_cert_file");
        if (file != null) {
            String pem = readFile(table.function(), "CA cert file", file);
            try {
                roots.addAll(Pem.certificates(pem));
            } catch (CertificateException e) {
                throw invalid(table.function(), "invalid PEM in " + quoted(file), e);
            }
        }
        String text = table.stringAt("ca_cert");
        if (text != null) {
            try {
                roots.addAll(Pem.certificates(text));
            } catch (CertificateException e) {
                throw invalid(table.function(), "invalid CA cert PEM", e);
            }
        }
        return roots;
    }

    private List<X509Certificate> clientChain(OptionTable table, String certificate) {
        try {
            return Pem.certificates(textOf(table.function(), "client_cert", certificate));
        } catch (CertificateException e) {
            throw invalid(table.function(), "invalid client_cert PEM", e);
        }
    }

    private @Nullable PrivateKey clientKey(OptionTable table, String key) {
        try {
            return Pem.privateKey(textOf(table.function(), "client_key", key));
        } catch (GeneralSecurityException e) {
            throw invalid(table.function(), "invalid client_key PEM", e);
        }
    }

    /** PEM text as it is, or that of the file which is named instead. */
    private String textOf(String function, String option, String textOrPath) {
        return textOrPath.contains("-----BEGIN")
                ? textOrPath
                : readFile(function, option + " file", textOrPath);
    }

    private String readFile(String function, String what, String path) {
        try {
            return Files.readString(directory.resolve(path), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            String reason =
                    switch (e) {
                        case NoSuchFileException missing ->
                                "No such file or directory (os error 2)";
                        case AccessDeniedException denied -> "Permission denied (os error 13)";
                        default -> "it can't be read";
                    };
            throw new BuiltinException(
                    "%s: failed to read %s %s: %s".formatted(function, what, quoted(path), reason),
                    e);
        }
    }

    private static BuiltinException invalid(
            String function, String what, GeneralSecurityException cause) {
        return new BuiltinException(function + ": " + what + ": " + cause.getMessage(), cause);
    }

    private static String quoted(String path) {
        return "\"" + path.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
