package dev.fhirseeder.report;

import dev.fhirseeder.fhir.Systems;
import dev.fhirseeder.generate.PatientRecord;
import dev.fhirseeder.person.HealthCard;
import dev.fhirseeder.run.Destination;
import dev.fhirseeder.run.Run;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the resources of a run are found on the server.
 *
 * @param base the base URL, null if the people went to files, or nobody knows where to
 * @param seed by whose tag they are found, null if none is known
 * @param derived whether the ids on the server are those that derive from the seed
 */
record Links(@Nullable String base, @Nullable Long seed, boolean derived) {

    /** Leads nowhere. */
    static final Links NONE = new Links(null, null, false);

    static Links of(Run run, RunReport report) {
        Destination where = run.shipment().destination();
        boolean known = where.sink().equals("fhir") && report.fhirUrl().matches("https?://[^, ]+");
        return known
                ? new Links(report.fhirUrl(), report.seed(), where.writeMode().equals("update"))
                : NONE;
    }

    /** Returns the resources of a type that bear the tag of the seed. */
    Optional<String> all(String type) {
        return base == null || seed == null
                ? Optional.empty()
                : Optional.of(base + "/" + type + "?_tag=" + word(Systems.SEED + "|" + seed));
    }

    /** Returns the Patient, by the id or, where the server chose that, by the health number. */
    Optional<String> patient(PatientRecord record) {
        if (base == null) {
            return Optional.empty();
        }
        if (derived) {
            return Optional.of(base + "/Patient/" + record.key().id("patient"));
        }
        HealthCard card = record.person().healthCard();
        return card == null ? Optional.empty() : Optional.of(base + "/Patient?identifier=" + word(card.number()));
    }

    /** Returns the doses of a person; nothing where the server chose the ids. */
    Optional<String> doses(PatientRecord record) {
        return base != null && derived
                ? Optional.of(base + "/Immunization?_count=200&patient="
                        + record.key().id("patient"))
                : Optional.empty();
    }

    private static String word(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
