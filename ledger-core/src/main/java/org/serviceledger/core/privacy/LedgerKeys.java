package org.serviceledger.core.privacy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Properties;

import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys of one installation: one for the digests by which records are recognised, one for what
 * waits in quarantine. They are generated on the first start and kept in a file that only its owner
 * may read. All processes on one ledger share the file; without it the ledger cannot go on, so it
 * belongs into the backup, apart from the data.
 */
public final class LedgerKeys {

    private static final String DIGEST_KEY = "digest-key";
    private static final String QUARANTINE_KEY = "quarantine-key";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec digestKey;
    private final SecretKeySpec quarantineKey;

    private LedgerKeys(byte[] digestKey, byte[] quarantineKey) {
        this.digestKey = new SecretKeySpec(digestKey, "HmacSHA256");
        this.quarantineKey = new SecretKeySpec(quarantineKey, "AES");
    }

    /** New keys that are kept nowhere. */
    public static LedgerKeys inMemory() {
        return new LedgerKeys(randomKey(), randomKey());
    }

    /**
     * Opens the key file, generating it when there is none.
     *
     * @throws IllegalStateException when the file cannot be read or written, or holds no keys
     */
    public static LedgerKeys openOrCreate(Path file) {
        try {
            return read(file);
        } catch (NoSuchFileException e) {
            return create(file);
        } catch (IOException e) {
            throw new IllegalStateException("the key file " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** HMAC-SHA256 under the digest key. */
    public byte[] digest(byte[] content) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(digestKey);
            return mac.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    /** Names the digest key without revealing it. */
    public String fingerprint() {
        byte[] digest = digest("fingerprint".getBytes(StandardCharsets.US_ASCII));
        return HexFormat.of().formatHex(digest, 0, 16);
    }

    /**
     * Encrypts under the quarantine key (AES-256-GCM, fresh nonce in front).
     *
     * @param context what the text belongs to; needed again to decrypt
     */
    public byte[] encrypt(byte[] plain, byte[] context) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = crypt(Cipher.ENCRYPT_MODE, nonce, plain, context);
        byte[] result = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
        System.arraycopy(sealed, 0, result, NONCE_BYTES, sealed.length);
        return result;
    }

    /**
     * Undoes {@link #encrypt}.
     *
     * @throws IllegalStateException when the text was altered, or belongs to another key or context
     */
    public byte[] decrypt(byte[] sealed, byte[] context) {
        byte[] nonce = Arrays.copyOf(sealed, NONCE_BYTES);
        return crypt(Cipher.DECRYPT_MODE, nonce, Arrays.copyOfRange(sealed, NONCE_BYTES, sealed.length), context);
    }

    private byte[] crypt(int mode, byte[] nonce, byte[] text, byte[] context) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, quarantineKey, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(context);
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the text cannot be decrypted with this key and context", e);
        }
    }

    private static LedgerKeys read(Path file) throws IOException {
        Properties properties = new Properties();
        try (var in = Files.newInputStream(file)) {
            properties.load(in);
        }
        return new LedgerKeys(key(properties, DIGEST_KEY, file), key(properties, QUARANTINE_KEY, file));
    }

    private static byte[] key(Properties properties, String name, Path file) {
        String text = properties.getProperty(name, "");
        byte[] key = Base64.getDecoder().decode(text);
        if (key.length != KEY_BYTES) {
            throw new IllegalStateException("the key file " + file + " holds no " + name);
        }
        return key;
    }

    /** Written beside its place and moved there, so that a crash never leaves half a key file. */
    private static LedgerKeys create(Path file) {
        byte[] digestKey = randomKey();
        byte[] quarantineKey = randomKey();
        String text = DIGEST_KEY + "=" + Base64.getEncoder().encodeToString(digestKey) + "\n" + QUARANTINE_KEY + "="
                + Base64.getEncoder().encodeToString(quarantineKey) + "\n";
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path fresh = file.resolveSibling(file.getFileName() + ".new");
            Files.deleteIfExists(fresh);
            Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(fresh, text, StandardCharsets.US_ASCII, java.nio.file.StandardOpenOption.SYNC);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new IllegalStateException("the key file " + file + " cannot be written: " + e.getMessage(), e);
        }
        return new LedgerKeys(digestKey, quarantineKey);
    }

    private static byte[] randomKey() {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return key;
    }

    /** Whether two digests are equal, in a time that does not depend on where they differ. */
    public static boolean sameDigest(byte[] one, byte[] other) {
        return MessageDigest.isEqual(one, other);
    }
}
