package dev.fhirseeder;

import dev.fhirseeder.explain.VaccinationCard;
import dev.fhirseeder.generate.PatientRecord;
import dev.fhirseeder.request.GenerationRequest;
import dev.fhirseeder.request.RequestReader;
import dev.fhirseeder.settings.Settings;
import dev.fhirseeder.settings.SettingsException;
import java.util.List;
import java.util.Map;

/** Answers {@code --explain <index>}: the record that a run with these settings makes at that index, and why it is so. */
final class Explanation {

    private Explanation() {}

    /**
     * Returns the card of one record.
     *
     * @param index of the record, from 0
     * @param settings of this process; the index takes the place of {@code START_INDEX} and {@code NUM_RECORDS}
     * @throws SettingsException if the request cannot be; it names every fault
     */
    static String of(long index, Settings settings) {
        RequestReader requests = Facts.shared().requests(settings);
        Map<String, String> remembered =
                Wiring.ledger(settings, DataFolder.of(settings)).words();
        GenerationRequest request = one(index, requests.read(Map.of(), remembered));
        requests.check(request);
        PatientRecord record = Facts.shared().generator().records(request).next();
        return "Record %d of %s   seed %d   population of %s   as of %s%n%s%n%n%s"
                .formatted(
                        index,
                        record.jurisdiction().name(),
                        request.seed(),
                        request.populationDate(),
                        request.asOf(),
                        "Synthetic: nobody real is described here.",
                        new VaccinationCard(record, event -> List.of()).text());
    }

    private static GenerationRequest one(long index, GenerationRequest asked) {
        return new GenerationRequest(
                asked.pts(), 1, index, asked.seed(), asked.asOf(), asked.populationDate(), asked.vaccines());
    }
}
