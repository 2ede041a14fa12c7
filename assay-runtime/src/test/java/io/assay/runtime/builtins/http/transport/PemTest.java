package io.assay.runtime.builtins.http.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.assay.runtime.builtins.http.server.TestAuthority;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.interfaces.ECPrivateKey;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PEM as openssl writes it. */
class PemTest {
    @TempDir static Path folder;

    private static TestAuthority authority;

    @BeforeAll
    static void start() {
        authority = new TestAuthority(folder);
    }

    private static String pem(String... openssl) throws Exception {
        authority.openssl(openssl);
        return Files.readString(folder.resolve("out.pem"));
    }

    /** The same key in PKCS #8, by openssl. */
    private static PrivateKey inPkcs8(String key) throws Exception {
        Files.writeString(folder.resolve("in.pem"), key);
        return Pem.privateKey(
                pem("pkcs8", "-topk8", "-nocrypt", "-in", "in.pem", "-out", "out.pem"));
    }

    @Test
    void rsaKeysInPkcs1() throws Exception {
        String key = pem("genrsa", "-traditional", "-out", "out.pem", "2048");
        assertEquals("-----BEGIN RSA PRIVATE KEY-----", key.lines().findFirst().orElseThrow());
        assertEquals(inPkcs8(key), Pem.privateKey(key));
        assertEquals("RSA", Pem.privateKey(key).getAlgorithm());
    }

    @Test
    void ellipticKeysInSec1() throws Exception {
        for (String curve : new String[] {"prime256v1", "secp384r1", "secp521r1"}) {
            String key = pem("ecparam", "-genkey", "-name", curve, "-out", "out.pem");
            assertEquals("-----BEGIN EC PARAMETERS-----", key.lines().findFirst().orElseThrow());
            ECPrivateKey expected = (ECPrivateKey) inPkcs8(key);
            ECPrivateKey actual = (ECPrivateKey) Pem.privateKey(key);
            assertEquals(expected.getS(), actual.getS(), curve);
            assertEquals(expected.getParams().getOrder(), actual.getParams().getOrder(), curve);
        }
    }

    @Test
    void edwardsKeys() throws Exception {
        String key = pem("genpkey", "-algorithm", "ed25519", "-out", "out.pem");
        assertEquals("EdDSA", Pem.privateKey(key).getAlgorithm());
    }

    @Test
    void encryptedKeysAreRefusedInWords() throws Exception {
        String pkcs8 =
                pem(
                        "genpkey",
                        "-algorithm",
                        "ed25519",
                        "-aes256",
                        "-pass",
                        "pass:x",
                        "-out",
                        "out.pem");
        String pkcs1 =
                pem(
                        "genrsa",
                        "-traditional",
                        "-aes256",
                        "-passout",
                        "pass:x",
                        "-out",
                        "out.pem",
                        "2048");
        for (String key : new String[] {pkcs8, pkcs1}) {
            assertEquals(
                    "the private key is encrypted; decrypt it first",
                    assertThrows(GeneralSecurityException.class, () -> Pem.privateKey(key))
                            .getMessage());
        }
    }

    @Test
    void damagedKeysAreRefused() {
        for (String content : new String[] {"AAAA", "MAA=", "MIIBAA==", "%%%"}) {
            for (String kind : new String[] {"", "RSA ", "EC "}) {
                String key =
                        "-----BEGIN %1$sPRIVATE KEY-----\n%2$s\n-----END %1$sPRIVATE KEY-----\n"
                                .formatted(kind, content);
                assertThrows(GeneralSecurityException.class, () -> Pem.privateKey(key), key);
            }
        }
    }

    @Test
    void certificatesInABundleWithCommentsBetween() throws Exception {
        String one = Files.readString(authority.certificate());
        assertEquals(2, Pem.certificates("# first\n" + one + "\n# second\n" + one).size());
        assertThrows(CertificateException.class, () -> Pem.certificates(""));
        assertThrows(
                CertificateException.class,
                () ->
                        Pem.certificates(
                                "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----"));
    }
}
