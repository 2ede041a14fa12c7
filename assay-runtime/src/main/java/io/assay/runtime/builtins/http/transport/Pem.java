package io.assay.runtime.builtins.http.transport;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Certificates and private keys in PEM text (RFC 7468). Of keys the JDK reads PKCS #8 only; the
 * older forms that OpenSSL and kubeconfig files use, PKCS #1 for RSA (RFC 8017) and SEC 1 for
 * elliptic curves (RFC 5915), are put into a PKCS #8 envelope (RFC 5208) first.
 */
public final class Pem {
    private static final Pattern KEY_BLOCK =
            Pattern.compile(
                    "-----BEGIN ((?:RSA |EC |ENCRYPTED )?PRIVATE KEY)-----(.*?)-----END \\1-----",
                    Pattern.DOTALL);

    private static final HexFormat HEX = HexFormat.of();
    private static final byte[] VERSION_ZERO = HEX.parseHex("020100");
    private static final byte[] RSA_ALGORITHM = HEX.parseHex("300d06092a864886f70d0101010500");
    private static final byte[] EC_KEY_OID = HEX.parseHex("06072a8648ce3d0201");

    private static final int SEQUENCE = 0x30;
    private static final int OCTET_STRING = 0x04;
    private static final int EC_PARAMETERS = 0xa0;

    private Pem() {}

    /**
     * All certificates of a text, in its order.
     *
     * @throws CertificateException when there is none, or one that can't be read
     */
    public static List<X509Certificate> certificates(String pem) throws CertificateException {
        if (!pem.contains("-----BEGIN")) {
            throw new CertificateException("no certificate found");
        }
        byte[] bytes = pem.getBytes(StandardCharsets.ISO_8859_1);
        List<X509Certificate> certificates =
                CertificateFactory.getInstance("X.509")
                        .generateCertificates(new ByteArrayInputStream(bytes))
                        .stream()
                        .map(X509Certificate.class::cast)
                        .toList();
        if (certificates.isEmpty()) {
            throw new CertificateException("no certificate found");
        }
        return certificates;
    }

    /**
     * The first private key of a text.
     *
     * @throws GeneralSecurityException when there is none, or one that can't be read; the message
     *     is fit for users and tells nothing of the key
     */
    public static PrivateKey privateKey(String pem) throws GeneralSecurityException {
        Matcher block = KEY_BLOCK.matcher(pem);
        if (!block.find()) {
            throw new InvalidKeySpecException("no private key found");
        }
        if (block.group(1).startsWith("ENCRYPTED") || block.group(2).contains("ENCRYPTED")) {
            throw new InvalidKeySpecException("the private key is encrypted; decrypt it first");
        }
        byte[] der;
        try {
            der = Base64.getMimeDecoder().decode(block.group(2).strip());
        } catch (IllegalArgumentException notBase64) {
            throw new InvalidKeySpecException("the private key isn't valid base64", notBase64);
        }
        return switch (block.group(1)) {
            case "RSA PRIVATE KEY" -> fromPkcs8(envelope(RSA_ALGORITHM, der));
            case "EC PRIVATE KEY" -> fromPkcs8(envelope(ecAlgorithm(der), der));
            default -> fromPkcs8(der);
        };
    }

    private static PrivateKey fromPkcs8(byte[] der) throws GeneralSecurityException {
        for (String algorithm : List.of("RSA", "EC", "EdDSA")) {
            try {
                return KeyFactory.getInstance(algorithm)
                        .generatePrivate(new PKCS8EncodedKeySpec(der));
            } catch (InvalidKeySpecException otherAlgorithm) {
                // The algorithm's name stands inside; asking each in turn saves reading it.
                continue;
            }
        }
        throw new InvalidKeySpecException("the private key is damaged or of an unknown kind");
    }

    private static byte[] envelope(byte[] algorithm, byte[] key) {
        return tagged(SEQUENCE, join(VERSION_ZERO, algorithm, tagged(OCTET_STRING, key)));
    }

    /** The algorithm identifier of a SEC 1 key, whose curve stands in the key's third element. */
    private static byte[] ecAlgorithm(byte[] sec1) throws InvalidKeySpecException {
        try {
            ByteBuffer der = ByteBuffer.wrap(sec1);
            der.get();
            length(der);
            for (int element = 0; element < 2; element++) {
                der.get();
                int length = length(der);
                der.position(der.position() + length);
            }
            if ((der.get() & 0xff) != EC_PARAMETERS) {
                throw new InvalidKeySpecException("the private key doesn't name its curve");
            }
            byte[] curve = new byte[length(der)];
            der.get(curve);
            return tagged(SEQUENCE, join(EC_KEY_OID, curve));
        } catch (java.nio.BufferUnderflowException | IllegalArgumentException cutShort) {
            throw new InvalidKeySpecException("the private key is damaged", cutShort);
        }
    }

    private static int length(ByteBuffer der) {
        int first = der.get() & 0xff;
        if (first < 0x80) {
            return first;
        }
        int length = 0;
        for (int i = 0; i < (first & 0x7f); i++) {
            length = length << 8 | (der.get() & 0xff);
        }
        return length;
    }

    private static byte[] tagged(int tag, byte[] content) {
        byte[] header =
                content.length < 0x80
                        ? new byte[] {(byte) tag, (byte) content.length}
                        : new byte[] {
                            (byte) tag,
                            (byte) 0x82,
                            (byte) (content.length >> 8),
                            (byte) content.length
                        };
        return join(header, content);
    }

    private static byte[] join(byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        ByteBuffer joined = ByteBuffer.allocate(length);
        for (byte[] part : parts) {
            joined.put(part);
        }
        return joined.array();
    }
}
