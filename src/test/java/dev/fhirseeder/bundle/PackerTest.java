package dev.fhirseeder.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fhirseeder.fhir.R4;
import dev.fhirseeder.fhir.RecordMapper;
import dev.fhirseeder.fhir.Records;
import dev.fhirseeder.generate.PatientRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PackerTest {

    private static final Encoder ENCODER = new HapiEncoder(R4::passing, new RecordMapper());
    private static final int ALL = Integer.MAX_VALUE;
    private static final List<PatientRecord> FOUR = Records.all();

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 5, 8, 16, 17, ALL})
    void people_are_grouped_in_their_order_and_a_group_is_too_large_only_if_it_is_one_person(int most) {
        // When
        List<List<PatientRecord>> groups =
                packer(WriteMode.UPDATE, BundleType.TRANSACTION, most).groups(FOUR);

        // Then
        assertThat(groups.stream().flatMap(List::stream)).containsExactlyElementsOf(FOUR);
        assertThat(groups)
                .allSatisfy(group ->
                        assertThat(group.size() == 1 || size(group) <= most).isTrue());
        for (int i = 1; i < groups.size(); i++) {
            List<PatientRecord> more = new ArrayList<>(groups.get(i - 1));
            more.add(groups.get(i).get(0));
            assertThat(size(more)).as("no fewer groups would do").isGreaterThan(most);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "TRANSACTION, 1",
        "TRANSACTION, 2",
        "TRANSACTION, 5",
        "TRANSACTION, 16",
        "BATCH, 1",
        "BATCH, 3",
        "BATCH, 1000"
    })
    void parts_hold_everything_once_and_each_stands_on_those_before_it(BundleType type, int most) throws Exception {
        // When
        List<Parcel> parts = packer(WriteMode.UPDATE, type, most).parts(FOUR);

        // Then
        Set<String> there = new HashSet<>();
        for (Parcel part : parts) {
            Set<String> arriving = new HashSet<>();
            JsonNode bundle = new ObjectMapper().readTree(part.json().utf8());
            assertThat(bundle.get("type").asText()).isEqualTo(type.toCode());
            assertThat(bundle.get("entry")).hasSizeBetween(1, most);
            assertThat(part.type()).isEqualTo(type);
            assertThat(part.isRepeatable()).isTrue();
            bundle.get("entry").forEach(entry -> arriving.add(name(entry)));
            Set<String> known = new HashSet<>(there);
            if (type == BundleType.TRANSACTION) {
                known.addAll(arriving);
            }
            assertThat(known).containsAll(references(bundle, parts.size() == 1));
            assertThat(there).doesNotContainAnyElementsOf(arriving);
            there.addAll(arriving);
        }
        assertThat(there).hasSize(size(FOUR));
    }

    @Test
    void what_fits_is_one_transaction_whose_bytes_are_those_of_the_encoder() {
        // When
        List<Parcel> parts =
                packer(WriteMode.CREATE, BundleType.TRANSACTION, size(FOUR)).parts(FOUR);

        // Then
        assertThat(parts)
                .singleElement()
                .extracting(Parcel::id)
                .isEqualTo(ENCODER.transaction(FOUR, WriteMode.CREATE).id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"CREATE", "CONDITIONAL_CREATE"})
    void who_does_not_fit_and_must_not_be_parted_is_refused(WriteMode mode) {
        assertThatThrownBy(() -> packer(mode, BundleType.TRANSACTION, 3).parts(FOUR))
                .isInstanceOf(OversizeException.class)
                .hasMessageContaining("16", "MAX_ENTRIES=3");
    }

    @ParameterizedTest
    @CsvSource({"UPDATE, true", "CONDITIONAL_CREATE, true", "CREATE, false"})
    void what_is_read_back_is_what_was_packed(WriteMode mode, boolean repeatable) {
        // Given
        Packer packer = packer(mode, BundleType.TRANSACTION, ALL);
        Parcel packed = packer.whole(FOUR);

        // When
        Parcel read = packer.read(packed.json().utf8());

        // Then
        assertThat(read.id()).isEqualTo(packed.id());
        assertThat(read.types()).isEqualTo(packed.types());
        assertThat(read.isRepeatable()).isEqualTo(packed.isRepeatable()).isEqualTo(repeatable);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "{\"type\":\"transaction\"}", "{\"type\":\"batch\",\"entry\":[{}]}"})
    void what_is_no_bundle_of_resources_is_refused(String text) {
        assertThatThrownBy(() ->
                        packer(WriteMode.UPDATE, BundleType.BATCH, ALL).read(text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void halves_of_a_bundle_are_those_of_its_people_byte_for_byte() {
        // Given
        Packer packer = packer(WriteMode.UPDATE, BundleType.TRANSACTION, ALL);

        // When
        List<Parcel> halves = packer.halves(packer.whole(FOUR));

        // Then
        assertThat(halves)
                .extracting(Parcel::id)
                .containsExactly(
                        packer.whole(FOUR.subList(0, 2)).id(),
                        packer.whole(FOUR.subList(2, 4)).id());
        assertThat(packer.halves(packer.whole(FOUR.subList(0, 1)))).isEmpty();
    }

    @Test
    void a_person_too_large_is_kept_so_that_it_can_be_parted_later() {
        // Given
        Packer packer = packer(WriteMode.UPDATE, BundleType.TRANSACTION, 1);
        List<PatientRecord> one = FOUR.subList(0, 1);

        // When
        Parcel whole = packer.whole(one);
        Parcel inOnePiece = ENCODER.transaction(one, WriteMode.UPDATE);

        // Then
        assertThat(ids(packer.parts(whole)))
                .hasSizeGreaterThan(1)
                .isEqualTo(ids(packer.parts(one)))
                .isEqualTo(ids(packer.parts(inOnePiece)));
    }

    @ParameterizedTest
    @CsvSource({"UPDATE, 2", "CONDITIONAL_CREATE, 1", "CREATE, 1"})
    void a_letter_too_large_of_several_people_or_of_other_ids_than_ours_is_not_parted(WriteMode mode, int people) {
        // Given
        Parcel whole = ENCODER.transaction(FOUR.subList(0, people), mode);

        // Then
        assertThatThrownBy(() -> packer(mode, BundleType.TRANSACTION, 1).parts(whole))
                .isInstanceOf(OversizeException.class);
    }

    private static List<UUID> ids(List<Parcel> parcels) {
        return parcels.stream().map(Parcel::id).toList();
    }

    private static Packer packer(WriteMode mode, BundleType type, int most) {
        return new Packer(ENCODER, () -> mode, type, most);
    }

    private static int size(List<PatientRecord> people) {
        return people.stream().mapToInt(ENCODER::size).sum();
    }

    private static String name(JsonNode entry) {
        return entry.at("/request/url").asText();
    }

    /** Returns what the resources of a Bundle refer to; in a single transaction by the full URLs of its entries. */
    private static List<String> references(JsonNode bundle, boolean single) {
        List<String> names = new ArrayList<>();
        for (String reference : bundle.findValuesAsText("reference")) {
            if (single && reference.startsWith("urn:uuid:")) {
                bundle.get("entry").forEach(entry -> {
                    if (entry.get("fullUrl").asText().equals(reference)) {
                        names.add(name(entry));
                    }
                });
            } else {
                names.add(reference);
            }
        }
        return names;
    }
}
