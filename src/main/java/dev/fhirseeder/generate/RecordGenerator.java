package dev.fhirseeder.generate;

import com.google.common.collect.Iterators;
import dev.fhirseeder.random.RecordKey;
import dev.fhirseeder.request.GenerationRequest;
import dev.fhirseeder.vaccine.Selection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Hands out the records of a request in the order of their indices; memory does not grow with their number. Each is drawn when
 * somebody first looks into it, by whichever thread does.
 */
public final class RecordGenerator {

    private final Function<String, @Nullable Chronicler> chroniclers;

    /**
     * Prepares the generation.
     *
     * @param chroniclers one for each province or territory, by its code
     */
    public RecordGenerator(Map<String, Chronicler> chroniclers) {
        this(Map.copyOf(chroniclers)::get);
    }

    /**
     * Prepares the generation.
     *
     * @param chroniclers returns that of a province or territory by its code, null if there is none; asked for each record
     */
    public RecordGenerator(Function<String, @Nullable Chronicler> chroniclers) {
        this.chroniclers = chroniclers;
    }

    /** Returns the records of a request. */
    public Iterator<PatientRecord> records(GenerationRequest request) {
        Selection vaccines = Selection.of(request.vaccines());
        return LongStream.range(request.startIndex(), request.endIndex())
                .mapToObj(index -> record(request, request.key(index), vaccines))
                .iterator();
    }

    /** Returns the records of some requests, one request after the other. */
    public Iterator<PatientRecord> records(List<GenerationRequest> requests) {
        return Iterators.concat(Iterators.transform(requests.iterator(), this::records));
    }

    private PatientRecord record(GenerationRequest request, RecordKey key, Selection vaccines) {
        Chronicler chronicler = chronicler(key);
        return new PatientRecord(
                key,
                chronicler.jurisdiction(),
                () -> Registration.known(
                        chronicler.record(key, request.asOf(), vaccines, request.healthNumbers()),
                        request.completeness()));
    }

    /** Returns the first record of a request with the reasons for it. */
    public ExplainedRecord explained(GenerationRequest request) {
        RecordKey key = request.key(request.startIndex());
        ExplainedRecord whole = chronicler(key)
                .explained(key, request.asOf(), Selection.of(request.vaccines()), request.healthNumbers());
        return new ExplainedRecord(
                Registration.known(whole.record(), request.completeness()), whole.reasons(), whole.declined());
    }

    private Chronicler chronicler(RecordKey key) {
        return Objects.requireNonNull(chroniclers.apply(key.pt()), () -> "No province or territory " + key.pt());
    }
}
