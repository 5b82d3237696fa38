package dev.fhirseeder.fhir;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;

/** Reads definitions of FHIR from folders: profiles, extensions, code systems and value sets. */
final class Definitions {

    /**
     * CA Baseline's profiles of DiagnosticReport name an extension by an address that HAPI refuses, and with them every
     * profile that refers to them. Nothing of ours is a DiagnosticReport.
     */
    private static final String REFUSED = "structuredefinition-profile-diagnosticreport.*";

    private Definitions() {}

    static PrePopulatedValidationSupport of(FhirContext context, Path... folders) {
        PrePopulatedValidationSupport support = new PrePopulatedValidationSupport(context);
        for (Path folder : folders) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(Definitions::isUsable).sorted().toList()) {
                    support.addResource(context.newJsonParser().parseResource(Files.readString(file)));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return support;
    }

    private static boolean isUsable(Path file) {
        String name = file.getFileName().toString();
        return name.matches("(?i)(structuredefinition|codesystem|valueset)-.*\\.json") && !name.matches(REFUSED);
    }
}
