package dev.fhirseeder.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.bundle.Packer;
import dev.fhirseeder.bundle.WriteMode;
import dev.fhirseeder.fhir.RecordMapper;
import dev.fhirseeder.fhir.Records;
import dev.fhirseeder.generate.PatientRecord;
import dev.fhirseeder.letter.Cause;
import dev.fhirseeder.letter.LetterFolder;
import dev.fhirseeder.run.Requests;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
    void of_a_dead_letter_nobody_knows_where_its_people_live(@TempDir Path folder) {
        // Given
        Cause cause = new Cause("a", "", 2, "0-1", Failure.REFUSED.text(), 422, "E", null, 1, "", null);
        Packer packer = Journey.packer(WriteMode.UPDATE);
        Load letter = new Letter(
                Requests.run(2),
                new LetterFolder(folder),
                packer.whole(Records.from(0, 2)),
                cause,
                packer,
                new Claims());

        // Then
        assertThat(letter.shares(Map.of("Patient", 2)))
                .containsExactly(new Share(Share.UNKNOWN, 2, Map.of("Patient", 2)));
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
