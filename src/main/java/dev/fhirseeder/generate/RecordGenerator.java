package dev.fhirseeder.generate;

import dev.fhirseeder.random.RecordKey;
import dev.fhirseeder.request.GenerationRequest;
import dev.fhirseeder.vaccine.Selection;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Makes the records of a request one at a time, in the order of their indices; memory does not grow with their number. */
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
     * @param chroniclers returns that of a province or territory by its code, null if there is none; asked for each record,
     *     by any thread
     */
    public RecordGenerator(Function<String, @Nullable Chronicler> chroniclers) {
        this.chroniclers = chroniclers;
    }

    /** Returns the records of a request; each is made when it is taken. */
    public Iterator<PatientRecord> records(GenerationRequest request) {
        Selection vaccines = Selection.of(request.vaccines());
        return LongStream.range(request.startIndex(), request.endIndex())
                .mapToObj(request::key)
                .map(key -> chronicler(key).record(key, request.asOf(), vaccines, request.healthNumbers()))
                .map(record -> Registration.known(record, request.completeness()))
                .iterator();
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
