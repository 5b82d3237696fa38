package dev.fhirseeder.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RecordKeyTest {

    private static final LocalDate DATE = LocalDate.of(2026, 1, 31);
    private static final RecordKey KEY = new RecordKey(42, "bc", DATE, 7);

    /**
     * The expected values come from Python: {@code space = uuid5(NAMESPACE_URL, "https://fhirseeder.dev/fhir")}, then
     * {@code uuid5(space, "42/bc/2026-01-31/7/patient")} and so on.
     */
    @Test
    void ids_are_the_version_5_uuids_that_other_languages_derive() {
        assertThat(RecordKey.NAMESPACE).hasToString("ec2cb274-2f26-549c-8607-92d867708411");
        assertThat(KEY.id("patient")).hasToString("d2d0e2a1-716c-5ab8-a0ba-f9681061123b");
        assertThat(KEY.id("immunization/MMR/1")).hasToString("1d28454e-1a98-59bc-921a-f95b9d4d2a04");
        assertThat(new RecordKey(Long.MIN_VALUE, "on", DATE, 899_999_999).id("patient"))
                .hasToString("968000f5-22d4-5e95-94e3-f4f646c0d112");
    }

    @Test
    void records_that_differ_in_the_index_alone_are_of_the_same_population() {
        assertThat(KEY.isOfSamePopulation(new RecordKey(42, new String("bc"), LocalDate.of(2026, 1, 31), 8)))
                .isTrue();
        assertThat(KEY.isOfSamePopulation(new RecordKey(43, "bc", DATE, 7))).isFalse();
        assertThat(KEY.isOfSamePopulation(new RecordKey(42, "on", DATE, 7))).isFalse();
        assertThat(KEY.isOfSamePopulation(new RecordKey(42, "bc", DATE.plusDays(1), 7)))
                .isFalse();
    }

    @Test
    void the_ids_that_are_asked_for_together_are_those_that_are_asked_for_alone() {
        // Given
        List<String> roles = List.of(
                "patient",
                "",
                "immunization/MMR/1",
                "é/" + "long".repeat(50),
                "\u0141/1",
                "long".repeat(60),
                "patient",
                "consent");
        RecordKey far = new RecordKey(Long.MIN_VALUE, "on", DATE, 899_999_999);
        for (RecordKey key : List.of(KEY, far)) {
            // When
            Ids ids = key.ids();
            // Then
            for (String role : roles) {
                String name = key.seed() + "/" + key.pt() + "/2026-01-31/" + key.index() + "/" + role;
                assertThat(ids.id(role)).as(name).isEqualTo(key.id(role)).isEqualTo(version5(name));
                assertThat(ids.text(role)).isEqualTo(version5(name).toString());
            }
        }
    }

    /** RFC 9562 once more, word for word. */
    private static UUID version5(String name) {
        try {
            ByteBuffer space = ByteBuffer.allocate(16)
                    .putLong(RecordKey.NAMESPACE.getMostSignificantBits())
                    .putLong(RecordKey.NAMESPACE.getLeastSignificantBits());
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            sha1.update(space.array());
            ByteBuffer digest = ByteBuffer.wrap(sha1.digest(name.getBytes(StandardCharsets.UTF_8)));
            digest.put(6, (byte) (digest.get(6) & 0x0f | 0x50)).put(8, (byte) (digest.get(8) & 0x3f | 0x80));
            return new UUID(digest.getLong(), digest.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void ids_say_that_they_are_name_based() {
        assertThat(KEY.id("patient").version()).isEqualTo(5);
        assertThat(KEY.id("patient").variant()).isEqualTo(2);
    }

    @Test
    void every_part_of_the_key_and_the_role_make_another_id() {
        // Given
        List<RecordKey> keys = List.of(
                KEY,
                new RecordKey(43, "bc", DATE, 7),
                new RecordKey(42, "on", DATE, 7),
                new RecordKey(42, "bc", DATE.plusDays(1), 7),
                new RecordKey(42, "bc", DATE, 8));
        Set<UUID> ids = new HashSet<>();
        Set<Long> draws = new HashSet<>();
        // When
        for (RecordKey key : keys) {
            ids.add(key.id("patient"));
            ids.add(key.id("consent"));
            draws.add(key.draws().bits());
        }
        // Then
        assertThat(ids).hasSize(10);
        assertThat(draws).hasSize(5);
    }

    @Test
    void the_draws_of_a_record_are_those_of_its_index_in_the_population() {
        assertThat(KEY.draws().bits()).isEqualTo(KEY.population().child(7).bits());
        assertThat(new RecordKey(42, "bc", DATE, 99).population().bits())
                .isEqualTo(KEY.population().bits());
    }
}
