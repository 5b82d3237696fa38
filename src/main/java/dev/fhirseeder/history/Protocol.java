package dev.fhirseeder.history;

import dev.fhirseeder.vaccine.Term;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a dose counts as: one position in one series, against some of the diseases of its product.
 *
 * @param series the programme whose doses are counted, for example {@code MMR}
 * @param doseNumber the position in it, from 1
 * @param seriesDoses how many doses it has, null where it has no end
 * @param diseases SNOMED CT concepts; at least one
 */
public record Protocol(
        String series, int doseNumber, @Nullable Integer seriesDoses, List<Term> diseases) {

    /** Hashes what tells most protocols apart and costs little: they are looked up for every dose. */
    @Override
    public int hashCode() {
        return (31 * series.hashCode() + doseNumber) * 31 + diseases.size();
    }
}
