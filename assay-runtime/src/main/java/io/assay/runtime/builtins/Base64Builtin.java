package io.assay.runtime.builtins;

import io.assay.runtime.builtin.Builtin;
import io.assay.runtime.builtin.BuiltinException;
import io.assay.runtime.builtin.BuiltinFunction;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Base64 with the standard alphabet and padding (RFC 4648, section 4), of any bytes. */
@Builtin(
        value = "base64",
        description = "Base64 encode and decode",
        keywords = {"base64", "encode", "decode", "binary", "basic", "auth"})
final class Base64Builtin {

    @BuiltinFunction(value = "Base64 encode", signature = "base64.encode(str)", returns = "string")
    String encode(byte[] str) {
        return new String(Base64.getEncoder().encode(str), StandardCharsets.ISO_8859_1);
    }

    /** Strict: the padding must be there, and nothing but the alphabet. */
    @BuiltinFunction(value = "Base64 decode", signature = "base64.decode(str)", returns = "string")
    byte[] decode(byte[] str) {
        if (str.length % 4 != 0) {
            throw new BuiltinException(
                    "base64.decode: invalid length " + str.length + " (padding is required)");
        }
        try {
            return Base64.getDecoder().decode(str);
        } catch (IllegalArgumentException invalid) {
            throw new BuiltinException(
                    "base64.decode: invalid input: " + invalid.getMessage(), invalid);
        }
    }
}
