package dev.fhirseeder.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.fhir.R4;
import dev.fhirseeder.fhir.Records;
import dev.fhirseeder.generate.PatientRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One Bundle a province as it was approved; {@code -Dapprove} writes them anew, and the diff is the review. */
class ApprovedBundleTest {

    static List<PatientRecord> records() {
        return List.of(Records.childInBritishColumbia(), Records.adultInOntario());
    }

    @ParameterizedTest
    @MethodSource("records")
    void a_bundle_is_as_it_was_approved(PatientRecord record) throws IOException {
        // Given
        Path file = Path.of("src/test/resources/golden", record.key().pt() + ".json");
        // When
        String found = pretty(Structures.of(List.of(record), WriteMode.UPDATE));
        if (System.getProperty("approve") != null) {
            Files.writeString(file, found);
        }
        // Then
        assertThat(found).isEqualTo(Files.readString(file));
    }

    private static String pretty(Bundle bundle) {
        return R4.passing().newJsonParser().setPrettyPrint(true).encodeResourceToString(bundle) + "\n";
    }
}
