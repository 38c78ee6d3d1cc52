package org.serviceledger.core.privacy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.jspecify.annotations.Nullable;

/**
 * The keys of one installation. They are generated on the first start and kept in a file that only its
 * owner may read. All processes on one ledger share the file; without it the ledger cannot go on and
 * nobody's data can be read, so it belongs into the backup, apart from the data.
 */
public final class LedgerKeys {

    private static final int KEY_BYTES = 32;
    private static final int PSEUDONYM_BYTES = 16;

    /** What a key is for; its name in the file is the name in small letters with hyphens. */
    private enum Use {
        /** Digests by which records are recognised. */
        DIGEST_KEY,
        /** What waits in quarantine. */
        QUARANTINE_KEY,
        /** Pseudonyms of persons. */
        PSEUDONYM_KEY,
        /** Wraps the keys of persons. */
        KEY_ENCRYPTION_KEY;

        String property() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private final SecureRandom random = new SecureRandom();
    private final Map<Use, byte[]> keys;

    private LedgerKeys(Map<Use, byte[]> keys) {
        this.keys = new EnumMap<>(keys);
    }

    /** New keys that are kept nowhere. */
    public static LedgerKeys inMemory() {
        return new LedgerKeys(withMissing(new EnumMap<>(Use.class)));
    }

    /**
     * Opens the key file, generating it, or the keys that an older version did not have, when they are
     * not there.
     *
     * @throws IllegalStateException when the file cannot be read or written, or holds no keys
     */
    public static LedgerKeys openOrCreate(Path file) {
        Map<Use, byte[]> found = new EnumMap<>(Use.class);
        try {
            found.putAll(read(file));
        } catch (NoSuchFileException e) {
            return new LedgerKeys(write(file, withMissing(found)));
        } catch (IOException e) {
            throw new IllegalStateException("the key file " + file + " cannot be read: " + e.getMessage(), e);
        }
        // Without these two nothing that is stored already could be recognised or opened.
        if (!found.containsKey(Use.DIGEST_KEY) || !found.containsKey(Use.QUARANTINE_KEY)) {
            throw new IllegalStateException(
                    "the key file " + file + " holds no " + Use.DIGEST_KEY.property() + " or no "
                            + Use.QUARANTINE_KEY.property());
        }
        return new LedgerKeys(found.size() == Use.values().length ? found : write(file, withMissing(found)));
    }

    /** HMAC-SHA256 under the digest key. */
    public byte[] digest(byte[] content) {
        return hmac(Use.DIGEST_KEY, content);
    }

    /** Names the digest key without revealing it. */
    public String fingerprint() {
        byte[] digest = digest("fingerprint".getBytes(StandardCharsets.US_ASCII));
        return HexFormat.of().formatHex(digest, 0, 16);
    }

    /** A name for somebody that always comes out the same and leads back to nobody without the key. */
    String pseudonym(String who) {
        return "s-" + HexFormat.of().formatHex(hmac(Use.PSEUDONYM_KEY, who.getBytes(StandardCharsets.UTF_8)), 0,
                PSEUDONYM_BYTES);
    }

    /** Encrypts a person's key under the key-encryption key. */
    byte[] wrap(byte[] key, String subjectRef) {
        return AesGcm.encrypt(key(Use.KEY_ENCRYPTION_KEY), key, wrapping(subjectRef), random);
    }

    /** Undoes {@link #wrap}; an {@link IllegalStateException} when it was wrapped elsewhere or for somebody else. */
    byte[] unwrap(byte[] wrapped, String subjectRef) {
        return AesGcm.decrypt(key(Use.KEY_ENCRYPTION_KEY), wrapped, wrapping(subjectRef));
    }

    private static byte[] wrapping(String subjectRef) {
        return ("key:" + subjectRef).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Encrypts under the quarantine key (AES-256-GCM, fresh nonce in front).
     *
     * @param context what the text belongs to; needed again to decrypt
     */
    public byte[] encrypt(byte[] plain, byte[] context) {
        return AesGcm.encrypt(key(Use.QUARANTINE_KEY), plain, context, random);
    }

    /**
     * Undoes {@link #encrypt}.
     *
     * @throws IllegalStateException when the text was altered, or belongs to another key or context
     */
    public byte[] decrypt(byte[] sealed, byte[] context) {
        return AesGcm.decrypt(key(Use.QUARANTINE_KEY), sealed, context);
    }

    /** Whether two digests are equal, in a time that does not depend on where they differ. */
    public static boolean sameDigest(byte[] one, byte[] other) {
        return MessageDigest.isEqual(one, other);
    }

    private byte[] hmac(Use use, byte[] content) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key(use), "HmacSHA256"));
            return mac.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    private byte[] key(Use use) {
        byte @Nullable [] key = keys.get(use);
        if (key == null) {
            throw new IllegalStateException("no " + use.property());
        }
        return key;
    }

    private static Map<Use, byte[]> read(Path file) throws IOException {
        Properties properties = new Properties();
        try (var in = Files.newInputStream(file)) {
            properties.load(in);
        }
        Map<Use, byte[]> found = new EnumMap<>(Use.class);
        for (Use use : Use.values()) {
            String text = properties.getProperty(use.property());
            if (text != null) {
                found.put(use, decoded(text, use, file));
            }
        }
        return found;
    }

    private static byte[] decoded(String text, Use use, Path file) {
        try {
            byte[] key = Base64.getDecoder().decode(text);
            if (key.length == KEY_BYTES) {
                return key;
            }
        } catch (IllegalArgumentException e) {
            // Not Base64: as bad as a key that is too short.
        }
        throw new IllegalStateException("the key file " + file + " holds no usable " + use.property());
    }

    private static Map<Use, byte[]> withMissing(Map<Use, byte[]> found) {
        Map<Use, byte[]> all = new EnumMap<>(found);
        SecureRandom random = new SecureRandom();
        for (Use use : Use.values()) {
            all.computeIfAbsent(use, missing -> {
                byte[] key = new byte[KEY_BYTES];
                random.nextBytes(key);
                return key;
            });
        }
        return all;
    }

    /** Written beside its place and moved there, so that a crash never leaves half a key file. */
    private static Map<Use, byte[]> write(Path file, Map<Use, byte[]> keys) {
        StringBuilder text = new StringBuilder();
        keys.forEach((use, key) -> text.append(use.property()).append('=')
                .append(Base64.getEncoder().encodeToString(key)).append('\n'));
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path fresh = file.resolveSibling(file.getFileName() + ".new");
            Files.deleteIfExists(fresh);
            Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(fresh, text, StandardCharsets.US_ASCII, StandardOpenOption.SYNC);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new IllegalStateException("the key file " + file + " cannot be written: " + e.getMessage(), e);
        }
        return keys;
    }
}
