package org.serviceledger.query.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * A version that changes whenever any of the pages' own scripts and styles does, or a library that is part of them. It
 * stands in their addresses, so that browsers may keep them for ever and still never mix two versions: scripts import
 * each other by relative addresses.
 *
 * @param prefix address under which the assets of this version lie, with a slash at the end
 */
record AssetVersion(String prefix) {

    private static final int DIGITS = 12;

    /** @param libraries where the libraries lie, their versions included */
    static AssetVersion ofClasspath(String libraries) {
        try {
            Resource[] assets = new PathMatchingResourcePatternResolver()
                    .getResources("classpath*:pages/assets/**/*.*");
            List<Resource> sorted = Arrays.stream(assets).sorted(Comparator.comparing(AssetVersion::address)).toList();
            MessageDigest hash = MessageDigest.getInstance("SHA-256");
            hash.update(libraries.getBytes(StandardCharsets.UTF_8));
            for (Resource asset : sorted) {
                hash.update(String.valueOf(asset.getFilename()).getBytes(StandardCharsets.UTF_8));
                hash.update(asset.getContentAsByteArray());
            }
            String version = HexFormat.of().formatHex(hash.digest()).substring(0, DIGITS);
            return new AssetVersion("/assets/v-" + version + "/");
        } catch (IOException e) {
            throw new UncheckedIOException("the pages' assets cannot be read", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String address(Resource asset) {
        try {
            return asset.getURL().toString();
        } catch (IOException e) {
            throw new UncheckedIOException("an asset has no address", e);
        }
    }
}
