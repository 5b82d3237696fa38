package dev.fhirseeder.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All faults that time heals, mixed by a seed. */
class MixedFaultsIT {

    private static final int PEOPLE = 150;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"update, 84001", "conditional-create, 84002"})
    void a_storm_of_faults_delivers_everyone_once(String mode, long seed) {
        // When
        Storm storm = Storm.over(folder, RealServer.baseUrl(), seed, mode, PEOPLE);

        // Then
        assertThat(storm.exitCode()).isZero();
        assertThat(storm.delivered()).isEqualTo(PEOPLE);
        assertThat(storm.traffic().injected()).hasSizeGreaterThan(10);
        assertThat(storm.retries()).isGreaterThanOrEqualTo(10);
        assertThat(storm.traffic().early()).as("sooner than Retry-After").isZero();
        storm.account().check();
        assertThat(storm.account().delivered()).isEqualTo(PEOPLE);
    }
}
