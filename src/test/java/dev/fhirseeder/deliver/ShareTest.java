package dev.fhirseeder.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.fhir.RecordMapper;
import dev.fhirseeder.fhir.Records;
import dev.fhirseeder.generate.PatientRecord;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShareTest {

    @Test
    void neighbours_of_one_province_are_one_share_of_what_was_sent() {
        // Given
        PatientRecord person = Records.childInBritishColumbia();

        // Then
        assertThat(Share.of(List.of(person, person), Map.of("Patient", 2, "Immunization", 9)))
                .containsExactly(new Share("bc", 2, Map.of("Patient", 2, "Immunization", 9)));
    }

    @Test
    void of_several_provinces_each_has_its_own_people_and_resources() {
        // Given
        List<PatientRecord> people = Records.all();
        RecordMapper mapper = new RecordMapper();

        // When
        List<Share> shares = Share.of(people, Map.of());

        // Then
        assertThat(shares).hasSizeGreaterThan(1).allSatisfy(share -> {
            List<PatientRecord> own = people.stream()
                    .filter(person -> person.jurisdiction().code().equals(share.pt()))
                    .toList();
            assertThat(share.people()).isEqualTo(own.size());
            assertThat(share.resources()).containsEntry("Patient", own.size());
            assertThat(share.resources().values().stream()
                            .mapToInt(Integer::intValue)
                            .sum())
                    .isEqualTo(own.stream().mapToInt(mapper::size).sum());
        });
        assertThat(shares.stream().mapToInt(Share::people).sum()).isEqualTo(people.size());
    }
}
