package dev.fhirseeder.fhir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where CA Baseline, HL7's extensions and HL7 Terminology lie: where {@code -Dprofiles=<folder>} says, or the variable
 * {@code FHIR_PROFILES}, or else in {@code ../shared/profiles} if there is such a folder.
 */
final class ProfilesFolder {

    /** What a skipped test gives as its reason. */
    static final String ABSENT = "CA Baseline is not at hand: name its folder by -Dprofiles=<folder> or FHIR_PROFILES";

    private static final Path SIBLING = Path.of("../shared/profiles");

    private static final String NOTICE = """

            ################################################################################
            #  NOT VALIDATED AGAINST CA BASELINE, HL7 EXTENSIONS AND HL7 TERMINOLOGY.      #
            #  Their definitions were not found. The resources are held against FHIR R4,   #
            #  the International Patient Summary and our own definitions only, and the     #
            #  tests of the other profiles are skipped. To run them:                       #
            #      mvn verify -Dprofiles=<folder>        or FHIR_PROFILES=<folder>         #
            ################################################################################
            """;

    private ProfilesFolder() {}

    /**
     * Returns the folder, or says loudly that there is none.
     *
     * @throws IllegalStateException if a folder is named that does not exist: that is a mistake, and no reason to skip
     */
    static Optional<Path> find() {
        String named = System.getProperty("profiles", System.getenv("FHIR_PROFILES"));
        if (named != null && !named.isBlank()) {
            if (!Files.isDirectory(Path.of(named))) {
                throw new IllegalStateException("There is no folder of profiles " + named);
            }
            return Optional.of(Path.of(named));
        }
        if (Files.isDirectory(SIBLING)) {
            return Optional.of(SIBLING);
        }
        System.out.print(NOTICE);
        return Optional.empty();
    }
}
