package io.assay.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** Assay's version, as the build wrote it into {@code version.properties}. */
final class Version {
    private Version() {}

    /** The bare version, such as {@code 0.7.0}. */
    static String text() {
        Properties properties = new Properties();
        try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
            if (in == null) {
                throw new IllegalStateException("version.properties is missing from the build");
            }
            properties.load(in);
        } catch (IOException e) {
            throw new IllegalStateException("version.properties is unreadable", e);
        }
        return properties.getProperty("version");
    }
}
