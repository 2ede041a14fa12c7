package io.assay.runtime.builtins;

import io.assay.runtime.builtin.Builtin;
import io.assay.runtime.builtin.BuiltinException;
import io.assay.runtime.builtin.BuiltinFunction;
import io.assay.runtime.builtin.ByteStrings;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.graalvm.polyglot.Value;

/** Digests and random text, of any bytes. */
@Builtin(
        value = "crypto",
        description = "Hashes, HMAC and secure random strings",
        keywords = {
            "crypto",
            "hash",
            "sha256",
            "md5",
            "hmac",
            "digest",
            "sign",
            "random",
            "encryption"
        })
final class CryptoBuiltin {
    private static final int DEFAULT_RANDOM_LENGTH = 32;
    private static final int MAX_RANDOM_LENGTH = 1 << 20;

    /** FIPS 180-4, FIPS 202 and, for what still asks for it, RFC 1321. */
    @BuiltinFunction(
            value = "Hash string (sha224/256/384/512, sha3-*, md5), as hex",
            signature = "crypto.hash(str, alg?)",
            returns = "hex string")
    String hash(Value str, Value alg) {
        byte[] data = bytes(str, "crypto.hash: first argument must be a string");
        Algorithm algorithm = Algorithm.of("crypto.hash", alg, "second");
        return HexFormat.of().formatHex(digest(algorithm, data));
    }

    /** RFC 2104; the key comes first. */
    @BuiltinFunction(
            value = "HMAC (sha256 default, raw=true for binary)",
            signature = "crypto.hmac(key, data, alg?, raw?)",
            returns = "hex string")
    Object hmac(Value key, Value data, Value alg, Value raw) {
        byte[] secret = bytes(key, "crypto.hmac: first argument must be a string (key)");
        byte[] message = bytes(data, "crypto.hmac: second argument must be a string (data)");
        Algorithm algorithm = Algorithm.of("crypto.hmac", alg, "third");
        if (!raw.isNull() && !raw.isBoolean()) {
            throw new BuiltinException("crypto.hmac: fourth argument must be a boolean or nil");
        }
        byte[] code = authenticate(algorithm, secret, message);
        return raw.isBoolean() && raw.asBoolean() ? code : HexFormat.of().formatHex(code);
    }

    /**
     * Fit for tokens and keys: two characters hold one byte of the system's secure random source.
     */
    @BuiltinFunction(
            value = "Secure random hex string of length len (default 32)",
            signature = "crypto.random(len?)",
            returns = "hex string")
    String random(Value len) {
        if (!len.isNull() && !(len.isNumber() && len.fitsInLong())) {
            throw new BuiltinException(
                    "crypto.random: first argument must be a positive integer or nil");
        }
        long length = len.isNull() ? DEFAULT_RANDOM_LENGTH : len.asLong();
        if (length <= 0) {
            throw new BuiltinException("crypto.random: length must be positive, got " + length);
        }
        if (length > MAX_RANDOM_LENGTH) {
            throw new BuiltinException(
                    "crypto.random: length must be at most "
                            + MAX_RANDOM_LENGTH
                            + ", got "
                            + length);
        }
        byte[] bytes = new byte[(int) (length + 1) / 2];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes).substring(0, (int) length);
    }

    private static byte[] bytes(Value value, String otherwise) {
        if (!ByteStrings.isByteString(value)) {
            throw new BuiltinException(otherwise);
        }
        return ByteStrings.read(value);
    }

    private static byte[] digest(Algorithm algorithm, byte[] data) {
        try {
            return MessageDigest.getInstance(algorithm.digestName).digest(data);
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException(absent);
        }
    }

    private static byte[] authenticate(Algorithm algorithm, byte[] key, byte[] data) {
        try {
            Mac mac = Mac.getInstance(algorithm.macName);
            // An empty key is allowed by the standard and equals one zero byte, which Java insists
            // on.
            mac.init(new SecretKeySpec(key.length == 0 ? new byte[1] : key, algorithm.macName));
            return mac.doFinal(data);
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException(absent);
        }
    }

    /** The digests, by the names that scripts use and those that Java does. */
    private enum Algorithm {
        SHA224("SHA-224", "HmacSHA224"),
        SHA256("SHA-256", "HmacSHA256"),
        SHA384("SHA-384", "HmacSHA384"),
        SHA512("SHA-512", "HmacSHA512"),
        SHA3_224("SHA3-224", "HmacSHA3-224"),
        SHA3_256("SHA3-256", "HmacSHA3-256"),
        SHA3_384("SHA3-384", "HmacSHA3-384"),
        SHA3_512("SHA3-512", "HmacSHA3-512"),
        MD5("MD5", "HmacMD5");

        final String digestName;
        final String macName;

        Algorithm(String digestName, String macName) {
            this.digestName = digestName;
            this.macName = macName;
        }

        static Algorithm of(String function, Value value, String position) {
            if (value.isNull()) {
                return SHA256;
            }
            if (!value.isString()) {
                throw new BuiltinException(
                        "%s: %s argument must be an algorithm string or nil"
                                .formatted(function, position));
            }
            String name = value.asString();
            for (Algorithm algorithm : values()) {
                if (algorithm.label().equalsIgnoreCase(name)) {
                    return algorithm;
                }
            }
            throw new BuiltinException(
                    "%s: unsupported algorithm: %s (supported: %s)"
                            .formatted(function, name, supported()));
        }

        String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        private static String supported() {
            return String.join(", ", Arrays.stream(values()).map(Algorithm::label).toList());
        }
    }
}
