package dev.fhirseeder.sink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.bundle.Encoder;
import dev.fhirseeder.bundle.HapiEncoder;
import dev.fhirseeder.bundle.ProvedEncoder;
import dev.fhirseeder.fhir.R4;
import dev.fhirseeder.fhir.RecordMapper;
import dev.fhirseeder.generate.Chronicler;
import dev.fhirseeder.generate.PatientRecord;
import dev.fhirseeder.generate.RecordGenerator;
import dev.fhirseeder.jurisdiction.Jurisdictions;
import dev.fhirseeder.run.Requests;
import dev.fhirseeder.run.Run;
import dev.fhirseeder.sink.Export.Grain;
import dev.fhirseeder.vaccine.Catalogue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The encoder writes people in the room of those before; nobody may find anything of others in a file. */
class NdjsonBytesTest {

    private static final int PEOPLE = 400;
    private static final RecordMapper MAPPER = new RecordMapper();
    private static final RecordGenerator GENERATOR = new RecordGenerator(
            Map.of("bc", new Chronicler(Jurisdictions.onClassPath().find("bc").orElseThrow(), Catalogue.load())));
    private static final HapiEncoder HAPI = new HapiEncoder(R4::passing, MAPPER);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"NONE, 0", "NONE, 100000", "GZIP, 100000", "ZSTD, 3000"})
    void files_of_many_threads_are_what_hapi_writes_of_one_after_another(Compression compression, int least)
            throws InterruptedException {
        // Given
        Grain grain = new Grain(compression, 50, least);
        SortedMap<String, String> expected = written("expected", HAPI, grain, false);

        // When
        SortedMap<String, String> files = written("files", new ProvedEncoder(HAPI, MAPPER), grain, true);

        // Then
        assertThat(files)
                .containsKey("Immunization.ndjson" + compression.suffix())
                .isEqualTo(expected);
    }

    private SortedMap<String, String> written(String name, Encoder encoder, Grain grain, boolean together)
            throws InterruptedException {
        Path files = folder.resolve(name);
        Ndjson ndjson = new Ndjson(encoder, files, grain, new Travellers.Heard());
        Run run = new Run("run-" + name, Requests.from(0, PEOPLE), false);
        List<List<PatientRecord>> gatherings = gatherings(run);
        ExecutorService threads = Executors.newFixedThreadPool(together ? 4 : 1);
        gatherings.forEach(some -> threads.execute(() -> ndjson.write(Travellers.of(run, some, Integer.MAX_VALUE))));
        threads.shutdown();
        assertThat(threads.awaitTermination(2, TimeUnit.MINUTES)).isTrue();
        ndjson.finish(run);
        assertThat(run.troubles()).isEmpty();
        return Contents.of(files);
    }

    private static List<List<PatientRecord>> gatherings(Run run) {
        List<List<PatientRecord>> gatherings = new ArrayList<>();
        Iterator<PatientRecord> people = GENERATOR.records(run.request());
        while (people.hasNext()) {
            List<PatientRecord> some = new ArrayList<>();
            for (int i = 0; i < 3 && people.hasNext(); i++) {
                some.add(people.next());
            }
            gatherings.add(some);
        }
        return gatherings;
    }
}
