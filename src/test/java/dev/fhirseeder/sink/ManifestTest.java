package dev.fhirseeder.sink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.jurisdiction.NumberStyle;
import dev.fhirseeder.person.Criteria;
import dev.fhirseeder.request.GenerationRequest;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ManifestTest {

    @Test
    void the_manifest_is_that_of_bulk_data_access_and_says_how_to_make_the_people_again() {
        // Given
        GenerationRequest request = new GenerationRequest(
                List.of("bc", "on"),
                20,
                5,
                7,
                LocalDate.of(2026, 11, 22),
                LocalDate.of(2019, 1, 1),
                List.of("MMR", "Tdap & more"),
                NumberStyle.VALID,
                0.5,
                Criteria.NONE);

        // When
        byte[] manifest = Manifest.of(request, Map.of("Patient", 20L, "Consent", 19L), Compression.GZIP);

        // Then
        assertThat(new String(manifest, StandardCharsets.UTF_8)).isEqualTo("""
                {
                  "transactionTime" : "2026-11-22T23:59:59Z",
                  "request" : "https://fhirseeder.dev/fhir/$export?asOf=2026-11-22&completeness=0.5&healthNumbers=valid\
                &populationDate=2019-01-01&pt=bc%2Con&records=20&seed=7&startIndex=5&vaccines=MMR%2CTdap+%26+more",
                  "requiresAccessToken" : false,
                  "output" : [
                    {
                      "type" : "Consent",
                      "url" : "Consent.ndjson.gz",
                      "count" : 19
                    },
                    {
                      "type" : "Patient",
                      "url" : "Patient.ndjson.gz",
                      "count" : 20
                    }
                  ],
                  "error" : [ ],
                  "extension" : {
                    "https://fhirseeder.dev/fhir/request" : {
                      "asOf" : "2026-11-22",
                      "completeness" : "0.5",
                      "healthNumbers" : "valid",
                      "populationDate" : "2019-01-01",
                      "pt" : "bc,on",
                      "records" : "20",
                      "seed" : "7",
                      "startIndex" : "5",
                      "vaccines" : "MMR,Tdap & more"
                    }
                  }
                }""");
    }
}
