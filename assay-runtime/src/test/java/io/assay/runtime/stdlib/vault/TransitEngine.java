package io.assay.runtime.stdlib.vault;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Cipher;
import javax.crypto.KeyGenerator;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/** Encryption as a service, with one version of each key. */
final class TransitEngine implements VaultBackend {
    private static final String PREFIX = "vault:v1:";
    private static final int NONCE = 12;

    private final Map<String, SecretKey> keys = new TreeMap<>();
    private final SecureRandom random = new SecureRandom();

    @Override
    public String type() {
        return "transit";
    }

    @Override
    public VaultReply handle(VaultCall call, String rest) {
        if (rest.equals("keys") && call.lists()) {
            return VaultReply.keys(keys.keySet());
        }
        String name = rest.substring(rest.indexOf('/') + 1);
        if (!call.writes()) {
            throw call.unsupported();
        }
        return switch (rest.substring(0, Math.max(0, rest.indexOf('/')))) {
            case "keys" -> {
                call.fields("type", "exportable", "derived", "convergent_encryption");
                keys.computeIfAbsent(name, absent -> generate());
                yield VaultReply.empty();
            }
            case "encrypt" ->
                    VaultReply.data(
                            Map.of("ciphertext", encrypt(call, key(name)), "key_version", 1));
            case "decrypt" -> VaultReply.data(Map.of("plaintext", decrypt(call, key(name))));
            default -> throw new VaultRefusal(404, "unsupported path");
        };
    }

    private SecretKey key(String name) {
        SecretKey key = keys.get(name);
        if (key == null) {
            throw new VaultRefusal(400, "encryption key not found");
        }
        return key;
    }

    private static SecretKey generate() {
        try {
            KeyGenerator generator = KeyGenerator.getInstance("AES");
            generator.init(256);
            return generator.generateKey();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private String encrypt(VaultCall call, SecretKey key) {
        if (!(call.fields("plaintext").get("plaintext") instanceof String base64)) {
            throw new VaultRefusal(400, "missing plaintext to encrypt");
        }
        byte[] plaintext = decode(base64, "plaintext");
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, nonce, plaintext);
        byte[] all = ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array();
        return PREFIX + Base64.getEncoder().encodeToString(all);
    }

    private String decrypt(VaultCall call, SecretKey key) {
        String ciphertext = VaultCall.text(call.fields("ciphertext"), "ciphertext");
        if (!ciphertext.startsWith(PREFIX)) {
            throw new VaultRefusal(400, "invalid ciphertext: no prefix");
        }
        byte[] all = decode(ciphertext.substring(PREFIX.length()), "ciphertext");
        if (all.length < NONCE) {
            throw new VaultRefusal(400, "invalid ciphertext: too short");
        }
        byte[] nonce = Arrays.copyOf(all, NONCE);
        byte[] sealed = Arrays.copyOfRange(all, NONCE, all.length);
        return Base64.getEncoder().encodeToString(cipher(Cipher.DECRYPT_MODE, key, nonce, sealed));
    }

    private static byte[] decode(String text, String what) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new VaultRefusal(400, "failed to base64-decode " + what);
        }
    }

    private static byte[] cipher(int mode, SecretKey key, byte[] nonce, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(128, nonce));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new VaultRefusal(400, "invalid ciphertext: unable to decrypt");
        }
    }
}
