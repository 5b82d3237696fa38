package dev.fhirseeder;

import dev.fhirseeder.explain.VaccinationCard;
import dev.fhirseeder.generate.ExplainedRecord;
import dev.fhirseeder.generate.PatientRecord;
import dev.fhirseeder.history.Given;
import dev.fhirseeder.history.Immunization;
import dev.fhirseeder.history.Prospect;
import dev.fhirseeder.request.GenerationRequest;
import dev.fhirseeder.request.RequestReader;
import dev.fhirseeder.settings.Setting;
import dev.fhirseeder.settings.Settings;
import dev.fhirseeder.settings.SettingsException;
import java.util.HashMap;
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
                new HashMap<>(Wiring.ledger(settings, DataFolder.of(settings)).words());
        if (settings.isChosen(Setting.RUN_ID) && remembered.isEmpty() && !settings.isChosen(Setting.SEED)) {
            throw new SettingsException(List.of(
                    "RUN_ID (seeder.run-id): found '%s', expected a run that DATA_DIR remembers, or SEED beside it"
                            .formatted(settings.get(Setting.RUN_ID))));
        }
        Map<String, Long> alone = Map.of("startIndex", index, "records", 1L);
        remembered.keySet().removeAll(alone.keySet());
        GenerationRequest request = requests.read(alone, remembered);
        ExplainedRecord explained = Facts.shared().generator().explained(request);
        PatientRecord record = explained.record();
        return "Record %s of %s   seed %s   population of %s   as of %s%n%s%n%n%s"
                .formatted(
                        index,
                        record.jurisdiction().name(),
                        request.seed(),
                        request.populationDate(),
                        request.asOf(),
                        "Synthetic: nobody real is described here.",
                        new VaccinationCard(explained, prospects(record, request)).text());
    }

    /**
     * The forecast does not know what other provinces and countries offer, and so nothing of those who had doses there;
     * nor of those of whom some vaccines are shown alone, to whom all others would seem to be due.
     */
    private static List<Prospect> prospects(PatientRecord record, GenerationRequest request) {
        boolean elsewhere = record.person().arrival() != null;
        if (elsewhere
                || record.person().deceased() != null
                || !request.vaccines().isEmpty()) {
            return List.of();
        }
        List<Given> doses = record.history().events().stream()
                .filter(Immunization.class::isInstance)
                .map(Immunization.class::cast)
                .filter(Immunization::counts)
                .map(dose -> new Given(dose.product(), dose.date()))
                .toList();
        return Facts.shared()
                .forecaster(record.key().pt())
                .forecast(record.person(), doses, request.asOf())
                .series();
    }
}
