package dev.fhirseeder.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fhirseeder.fhir.R4;
import dev.fhirseeder.fhir.RecordMapper;
import dev.fhirseeder.fhir.Records;
import dev.fhirseeder.fhir.ReferenceStyle;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.Narrative;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TreesTest {

    private final Trees trees = new Trees(R4.passing(), true);
    private final Immunization ours = immunization();

    @Test
    void what_a_server_adds_makes_no_difference() {
        // Given
        Immunization held = immunization();
        held.getMeta().setVersionId("3").setSource("#abc").setLastUpdated(new Date(0));
        held.setText(new Narrative().setStatus(Narrative.NarrativeStatus.GENERATED));
        held.getText().setDivAsString("<div>made by the server</div>");
        held.getMeta().getTagFirstRep().setDisplay("as whoever was the first to write it called it");

        // Then
        assertThat(tree(held)).isEqualTo(tree(ours));
    }

    @Test
    void marks_may_stand_in_any_order_but_must_be_the_same() {
        // Given
        Immunization held = immunization();
        Coding tag = held.getMeta().getTagFirstRep().copy();
        ours.getMeta().addTag(new Coding().setSystem("x").setCode("y"));
        held.getMeta().setTag(List.of(new Coding().setSystem("x").setCode("y"), tag));

        // Then
        assertThat(tree(held)).isEqualTo(tree(ours));
        held.getMeta().getTag().get(0).setCode("z");
        assertThat(tree(held)).isNotEqualTo(tree(ours));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Patient/17",
                "Patient/17/_history/2",
                "http://localhost:8080/fhir/Patient/17",
                "http://localhost:8080/fhir/Patient/17/_history/2"
            })
    void a_reference_by_the_servers_id_is_one_by_ours(String reference) {
        // Given
        Immunization held = immunization();
        String derived = held.getPatient().getReference();
        held.setPatient(new Reference(reference));

        // Then
        assertThat(trees.of(held, Map.of("Patient/17", derived))).isEqualTo(tree(ours));
        assertThat(trees.of(held, Map.of("Patient/18", derived))).isNotEqualTo(tree(ours));
    }

    @Test
    void the_logical_id_counts_only_where_it_must_be_ours() {
        // Given
        Immunization held = immunization();
        held.setId("17");

        // Then
        assertThat(tree(held)).isNotEqualTo(tree(ours));
        Trees chosenByTheServer = new Trees(R4.passing(), false);
        assertThat(chosenByTheServer.of(held, Map.of())).isEqualTo(chosenByTheServer.of(ours, Map.of()));
    }

    private JsonNode tree(Immunization immunization) {
        return trees.of(immunization, Map.of());
    }

    private static Immunization immunization() {
        return new RecordMapper()
                .resources(Records.childInBritishColumbia(), ReferenceStyle.RELATIVE).stream()
                        .filter(Immunization.class::isInstance)
                        .map(Immunization.class::cast)
                        .findFirst()
                        .orElseThrow();
    }
}
