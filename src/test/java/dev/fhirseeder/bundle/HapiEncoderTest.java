package dev.fhirseeder.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.fhirseeder.fhir.R4;
import dev.fhirseeder.fhir.RecordMapper;
import dev.fhirseeder.fhir.Records;
import dev.fhirseeder.generate.PatientRecord;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class HapiEncoderTest {

    private static final Encoder ENCODER = new HapiEncoder(R4::passing, new RecordMapper());
    private static final Pattern REFERENCE = Pattern.compile("\"reference\":\"([^\"]*)\"");

    static List<PatientRecord> records() {
        return Records.all();
    }

    private static Bundle bundle(WriteMode mode) {
        return Structures.of(Records.all(), mode);
    }

    @ParameterizedTest
    @EnumSource
    void every_entry_has_a_full_url_of_its_own(WriteMode mode) {
        // When
        List<BundleEntryComponent> entries = bundle(mode).getEntry();
        // Then
        assertThat(entries)
                .extracting(BundleEntryComponent::getFullUrl)
                .doesNotHaveDuplicates()
                .allMatch(url -> url.matches("urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"));
    }

    @ParameterizedTest
    @EnumSource
    void every_reference_resolves_inside_the_bundle(WriteMode mode) {
        // Given
        Parcel transaction = ENCODER.transaction(Records.all(), mode);
        // When
        List<String> references = references(transaction.json());
        // Then
        assertThat(references)
                .hasSize(14)
                .isSubsetOf(bundle(mode).getEntry().stream()
                        .map(BundleEntryComponent::getFullUrl)
                        .toList());
    }

    @Test
    void an_update_puts_the_derived_id() {
        assertThat(bundle(WriteMode.UPDATE).getEntry()).allSatisfy(entry -> {
            String id = entry.getResource().getIdPart();
            assertThat(entry.getFullUrl()).isEqualTo("urn:uuid:" + id);
            assertThat(entry.getRequest().getMethod()).isEqualTo(HTTPVerb.PUT);
            assertThat(entry.getRequest().getUrl())
                    .isEqualTo(entry.getResource().fhirType() + "/" + id);
            assertThat(entry.getRequest().hasIfNoneExist()).isFalse();
        });
    }

    @Test
    void a_conditional_create_asks_for_the_derived_identifier() {
        assertThat(bundle(WriteMode.CONDITIONAL_CREATE).getEntry()).allSatisfy(entry -> {
            String id = entry.getFullUrl().substring("urn:uuid:".length());
            assertThat(entry.getResource().hasId()).isFalse();
            assertThat(entry.getRequest().getMethod()).isEqualTo(HTTPVerb.POST);
            assertThat(entry.getRequest().getUrl())
                    .isEqualTo(entry.getResource().fhirType());
            assertThat(entry.getRequest().getIfNoneExist())
                    .isEqualTo("identifier=https://fhirseeder.dev/fhir/NamingSystem/resource-id|" + id);
            assertThat(json(entry.getResource())).contains("\"value\":\"" + id + "\"");
        });
    }

    @Test
    void a_create_posts_without_an_id_and_without_a_condition() {
        assertThat(bundle(WriteMode.CREATE).getEntry()).allSatisfy(entry -> {
            assertThat(entry.getResource().hasId()).isFalse();
            assertThat(entry.getRequest().getMethod()).isEqualTo(HTTPVerb.POST);
            assertThat(entry.getRequest().getUrl())
                    .isEqualTo(entry.getResource().fhirType());
            assertThat(entry.getRequest().hasIfNoneExist()).isFalse();
        });
    }

    @Test
    void a_transaction_knows_what_is_in_it() {
        // When
        Parcel transaction = ENCODER.transaction(Records.all(), WriteMode.UPDATE);
        // Then
        assertThat(transaction.types()).hasSize(16).startsWith("Patient");
        assertThat(transaction.resources())
                .containsExactly(
                        entry("AllergyIntolerance", 2),
                        entry("Condition", 1),
                        entry("Consent", 2),
                        entry("Immunization", 5),
                        entry("Observation", 2),
                        entry("Patient", 4));
        assertThat(bundle(WriteMode.UPDATE).getType()).isEqualTo(BundleType.TRANSACTION);
        assertThat(bundle(WriteMode.UPDATE).getMeta().getSecurityFirstRep().getCode())
                .isEqualTo("HTEST");
    }

    @Test
    void only_equal_bundles_share_a_name() {
        // Given
        List<PatientRecord> two = Records.all().subList(0, 2);
        List<PatientRecord> others = List.of(Records.all().get(0), Records.all().get(2));

        // When
        UUID id = ENCODER.transaction(two, WriteMode.UPDATE).id();

        // Then
        assertThat(ENCODER.transaction(two, WriteMode.UPDATE).id()).isEqualTo(id);
        assertThat(ENCODER.transaction(two, WriteMode.CREATE).id()).isNotEqualTo(id);
        assertThat(ENCODER.transaction(others, WriteMode.UPDATE).id()).isNotEqualTo(id);
    }

    @ParameterizedTest
    @EnumSource
    void the_same_records_give_the_same_bytes(WriteMode mode) {
        // When
        String once = ENCODER.transaction(Records.all(), mode).json().toString();
        String again = new HapiEncoder(R4::passing, new RecordMapper())
                .transaction(Records.all(), mode)
                .json()
                .toString();
        // Then
        assertThat(again).isEqualTo(once);
        assertThat(R4.passing().newJsonParser().encodeResourceToString(bundle(mode)))
                .isEqualTo(once);
    }

    @Test
    void the_bytes_of_a_record_do_not_depend_on_its_neighbours() {
        // When
        List<String> together = entries(Records.all());
        List<String> alone = Records.all().stream()
                .flatMap(record -> entries(List.of(record)).stream())
                .toList();
        // Then
        assertThat(together).isEqualTo(alone);
    }

    @ParameterizedTest
    @MethodSource("records")
    void lines_are_one_line_each_with_relative_references(PatientRecord record) {
        // When
        List<Line> lines = Structures.lines(record);
        // Then
        assertThat(lines.get(0).type()).isEqualTo("Patient");
        assertThat(lines).allSatisfy(line -> {
            assertThat(line.json().toString())
                    .startsWith("{\"resourceType\":\"" + line.type() + "\",\"id\":\"")
                    .doesNotContain("\n", "\r", "urn:uuid:");
            assertThat(references(line.json())).allMatch(text -> text.matches("(Patient|Observation)/[0-9a-f-]{36}"));
        });
    }

    @ParameterizedTest
    @MethodSource("records")
    void nothing_empty_is_written(PatientRecord record) {
        assertThat(Structures.lines(record))
                .extracting(line -> line.json().toString())
                .allSatisfy(json -> assertThat(json).doesNotContain(":\"\"", "[]", "{}", ":null", "\" \""));
    }

    @Test
    void a_transaction_of_nobody_is_refused() {
        assertThatThrownBy(() -> ENCODER.transaction(List.of(), WriteMode.UPDATE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<String> entries(List<PatientRecord> records) {
        return Structures.of(records, WriteMode.UPDATE).getEntry().stream()
                .map(entry -> entry.getFullUrl() + json(entry.getResource()))
                .toList();
    }

    private static String json(Resource resource) {
        return R4.passing().newJsonParser().encodeResourceToString(resource);
    }

    private static List<String> references(Json json) {
        Matcher matcher = REFERENCE.matcher(json.toString());
        return matcher.results().map(found -> found.group(1)).toList();
    }
}
