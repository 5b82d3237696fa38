package dev.fhirseeder.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.NamingSystem;
import org.junit.jupiter.api.Test;

class SystemsTest {

    private static List<String> uris() throws IllegalAccessException {
        List<String> uris = new ArrayList<>();
        for (Field field : Systems.class.getFields()) {
            uris.add((String) field.get(null));
        }
        return uris;
    }

    private static List<IBaseResource> definitions() throws IOException {
        try (Stream<Path> files = Files.list(Validation.OWN)) {
            List<IBaseResource> definitions = new ArrayList<>();
            for (Path file : files.sorted().toList()) {
                definitions.add(R4.passing().newJsonParser().parseResource(Files.readString(file)));
            }
            return definitions;
        }
    }

    private static String uri(IBaseResource definition) {
        return definition instanceof NamingSystem system
                ? system.getUniqueIdFirstRep().getValue()
                : ((MetadataResource) definition).getUrl();
    }

    @Test
    void no_uri_stands_there_twice() throws IllegalAccessException {
        assertThat(uris()).isNotEmpty().doesNotHaveDuplicates().allMatch(uri -> uri.matches("(https?://|urn:)\\S+"));
    }

    @Test
    void every_uri_of_ours_has_a_definition_and_every_definition_is_used() throws Exception {
        // When
        List<String> defined = definitions().stream().map(SystemsTest::uri).toList();
        // Then
        assertThat(uris().stream().filter(uri -> uri.contains("fhirseeder.dev")))
                .containsExactlyInAnyOrderElementsOf(defined);
    }

    @Test
    void our_definitions_are_valid() throws IOException {
        assertThat(definitions())
                .isNotEmpty()
                .allSatisfy(
                        definition -> assertThat(Validation.errors(definition)).isEmpty());
    }
}
