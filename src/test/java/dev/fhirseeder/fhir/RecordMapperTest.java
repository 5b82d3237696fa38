package dev.fhirseeder.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.fhirseeder.generate.PatientRecord;
import dev.fhirseeder.history.Event;
import dev.fhirseeder.random.RecordKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ResourceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecordMapperTest {

    private static final RecordMapper MAPPER = new RecordMapper();

    static List<PatientRecord> records() {
        return Records.all();
    }

    @Test
    void every_kind_of_event_is_mapped() {
        // Given
        Set<Class<?>> mapped = new HashSet<>();
        // When
        for (PatientRecord record : Records.all()) {
            MAPPER.resources(record, ReferenceStyle.URN);
            record.history().events().forEach(event -> mapped.add(event.getClass()));
        }
        // Then
        assertThat(mapped).containsExactlyInAnyOrder(Event.class.getPermittedSubclasses());
    }

    @Test
    void a_resource_refers_only_to_types_that_are_listed_before_its_own() {
        // When
        List<Resource> resources = Records.all().stream()
                .flatMap(record -> MAPPER.resources(record, ReferenceStyle.RELATIVE).stream())
                .toList();
        // Then
        assertThat(resources).extracting(Resource::fhirType).containsOnly(RecordMapper.TYPES.toArray(String[]::new));
        assertThat(resources)
                .allSatisfy(resource -> assertThat(R4.passing().newTerser().getAllResourceReferences(resource))
                        .map(reference -> reference
                                .getResourceReference()
                                .getReferenceElement()
                                .getResourceType())
                        .filteredOn(Objects::nonNull)
                        .allMatch(type ->
                                RecordMapper.TYPES.indexOf(type) < RecordMapper.TYPES.indexOf(resource.fhirType())));
    }

    @ParameterizedTest
    @MethodSource("records")
    void resources_are_counted_as_they_are_made(PatientRecord record) {
        // When
        List<String> types = new ArrayList<>();
        RecordMapper.count(record, types::add);

        // Then
        assertThat(types)
                .containsExactlyElementsOf(MAPPER.resources(record, ReferenceStyle.URN).stream()
                        .map(Resource::fhirType)
                        .toList());
    }

    @Test
    void the_patient_comes_first_and_the_rest_in_the_order_of_the_history() {
        // When
        List<Resource> resources = MAPPER.resources(Records.childInBritishColumbia(), ReferenceStyle.URN);
        // Then
        assertThat(resources)
                .extracting(Resource::fhirType)
                .containsExactly(
                        "Patient",
                        "Consent",
                        "Immunization",
                        "Condition",
                        "Observation",
                        "Immunization",
                        "AllergyIntolerance",
                        "AllergyIntolerance",
                        "Immunization");
    }

    @Test
    void ids_derive_from_the_key_and_the_role() {
        // Given
        RecordKey key = Records.childInBritishColumbia().key();
        // When
        List<Resource> resources = MAPPER.resources(Records.childInBritishColumbia(), ReferenceStyle.URN);
        // Then
        assertThat(resources.get(0).getIdPart()).isEqualTo("d2d0e2a1-716c-5ab8-a0ba-f9681061123b");
        assertThat(resources)
                .extracting(Resource::getIdPart)
                .containsExactly(List.of(
                                "patient",
                                "consent",
                                "immunization/ROTA/1",
                                "risk/asplenia",
                                "immunization/MMR/1/reaction",
                                "immunization/MMR/1",
                                "allergy/1",
                                "allergy/2",
                                "immunization/MMR/2")
                        .stream()
                        .map(role -> key.id(role).toString())
                        .toArray(String[]::new));
    }

    @ParameterizedTest
    @MethodSource("records")
    void every_resource_is_marked_as_test_data_of_its_seed(PatientRecord record) {
        for (Resource resource : MAPPER.resources(record, ReferenceStyle.URN)) {
            assertThat(resource.getMeta().getSecurity()).singleElement().satisfies(label -> {
                assertThat(label.getSystem()).isEqualTo("http://terminology.hl7.org/CodeSystem/v3-ActReason");
                assertThat(label.getCode()).isEqualTo("HTEST");
                assertThat(label.getDisplay()).isEqualTo("test health data");
            });
            assertThat(resource.getMeta().getTag())
                    .extracting(Coding::getSystem, Coding::getCode)
                    .containsExactly(tuple("https://fhirseeder.dev/fhir/seed", "42"));
        }
    }

    @ParameterizedTest
    @MethodSource("records")
    void every_resource_carries_its_id_as_an_identifier(PatientRecord record) {
        for (Resource resource : MAPPER.resources(record, ReferenceStyle.URN)) {
            assertThat(identifiers(resource))
                    .filteredOn(identifier -> Systems.RESOURCE_ID.equals(identifier.getSystem()))
                    .extracting(Identifier::getValue)
                    .containsExactly(resource.getIdPart());
        }
    }

    @ParameterizedTest
    @MethodSource("records")
    void nothing_comes_from_a_clock(PatientRecord record) {
        for (Resource resource : MAPPER.resources(record, ReferenceStyle.URN)) {
            assertThat(resource.getMeta().hasLastUpdated()).isFalse();
            assertThat(resource.getMeta().hasVersionId()).isFalse();
            assertThat(((DomainResource) resource).hasText()).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("records")
    void every_resource_states_the_profiles_of_its_type(PatientRecord record) {
        for (Resource resource : MAPPER.resources(record, ReferenceStyle.URN)) {
            assertThat(resource.getMeta().getProfile())
                    .extracting(CanonicalType::getValue)
                    .containsExactlyElementsOf(Profiles.of(resource.getResourceType()));
        }
        assertThat(Profiles.of(ResourceType.Patient))
                .containsExactly(
                        "http://hl7.org/fhir/ca/baseline/StructureDefinition/profile-patient",
                        "http://hl7.org/fhir/uv/ips/StructureDefinition/Patient-uv-ips");
    }

    @ParameterizedTest
    @MethodSource("records")
    void every_reference_points_to_a_resource_that_stands_before(PatientRecord record) {
        for (ReferenceStyle style : ReferenceStyle.values()) {
            Set<String> before = new HashSet<>();
            for (Resource resource : MAPPER.resources(record, style)) {
                assertThat(before).containsAll(references(resource));
                before.add(style.to(resource.fhirType(), resource.getIdPart()));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("records")
    void every_resource_but_the_patient_refers_to_the_patient(PatientRecord record) {
        // Given
        String patient = "Patient/" + record.key().id("patient");
        // When
        List<Resource> resources = MAPPER.resources(record, ReferenceStyle.RELATIVE);
        // Then
        assertThat(references(resources.get(0))).isEmpty();
        assertThat(resources.subList(1, resources.size()))
                .allSatisfy(resource -> assertThat(references(resource)).contains(patient));
    }

    @ParameterizedTest
    @MethodSource("records")
    void the_same_record_gives_the_same_resources(PatientRecord record) {
        // When
        List<Resource> once = MAPPER.resources(record, ReferenceStyle.URN);
        List<Resource> again = MAPPER.resources(record, ReferenceStyle.URN);
        // Then
        for (int i = 0; i < once.size(); i++) {
            assertThat(once.get(i).equalsDeep(again.get(i))).isTrue();
            assertThat(once.get(i)).isNotSameAs(again.get(i));
        }
    }

    private static List<Identifier> identifiers(Resource resource) {
        return resource.getNamedProperty("identifier").getValues().stream()
                .map(Identifier.class::cast)
                .toList();
    }

    private static List<String> references(Resource resource) {
        List<String> references = new ArrayList<>();
        R4.passing().newTerser().getAllPopulatedChildElementsOfType(resource, Reference.class).stream()
                .filter(Reference::hasReference)
                .forEach(reference -> references.add(reference.getReference()));
        return references;
    }
}
