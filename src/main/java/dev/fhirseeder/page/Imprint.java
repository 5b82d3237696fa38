package dev.fhirseeder.page;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The mark in a page by which it is known as one of ours, which may be replaced or removed. */
public final class Imprint {

    /** What made the page, as its {@code meta} of the name {@code generator} says. */
    public static final String NAME = "fhir-seeder";

    private static final String MARK = "<meta name=\"generator\" content=\"" + NAME + "\"/>";

    /** It stands in the head, before the rules of style. */
    private static final int WITHIN = 2048;

    private Imprint() {}

    /**
     * Tells whether a page bears it.
     *
     * @throws IOException if it cannot be read
     */
    public static boolean isOn(Path page) throws IOException {
        if (!Files.isRegularFile(page)) {
            return false;
        }
        try (InputStream bytes = Files.newInputStream(page)) {
            return new String(bytes.readNBytes(WITHIN), StandardCharsets.UTF_8).contains(MARK);
        }
    }
}
