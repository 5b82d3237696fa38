package dev.fhirseeder.reconcile;

import dev.fhirseeder.request.GenerationRequest;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * What a reading back has brought to light.
 *
 * @param runId the name of the run, or of this reading alone
 * @param verified whether everything was asked for, and is there as it should be
 * @param fhirUrl the base URL of the server
 * @param seed of the people
 * @param startIndex the index of the first person
 * @param pt the provinces, comma-separated
 * @param asOf the date as of which histories are known
 * @param populationDate the date whose age structure the birth dates follow
 * @param requested how many people should be there
 * @param people how many of them were asked for
 * @param compared of how many of these the content was compared
 * @param types what was found, by type of resource
 * @param unsearchable types that the server does not find by identifier, each with how it said so
 * @param missing some that are missing
 * @param duplicate some that are there more than once
 * @param different some that are not as they should be, each with the first place that differs
 * @param remarks what else belongs to it, in sentences
 */
public record VerificationReport(
        String runId,
        boolean verified,
        String fhirUrl,
        long seed,
        long startIndex,
        String pt,
        String asOf,
        String populationDate,
        long requested,
        long people,
        long compared,
        SortedMap<String, Score.Row> types,
        Map<String, String> unsearchable,
        List<String> missing,
        List<String> duplicate,
        List<String> different,
        List<String> remarks) {

    /** Draws up the report. */
    static VerificationReport of(Verification verification, String fhirUrl) {
        GenerationRequest request = verification.request();
        return new VerificationReport(
                verification.id(),
                verification.isVerified(),
                fhirUrl,
                request.seed(),
                request.startIndex(),
                String.join(",", request.pts()),
                request.asOf().toString(),
                request.populationDate().toString(),
                request.records(),
                verification.people(),
                verification.compared(),
                verification.rows(),
                verification.unsearchable(),
                verification.examples().missing(),
                verification.examples().duplicate(),
                verification.examples().different(),
                verification.remarks());
    }
}
