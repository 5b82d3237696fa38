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
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Hands out the records of a request in the order of their indices; memory does not grow with their number. */
public final class RecordGenerator {

    private final Function<String, @Nullable Chronicler> chroniclers;
    private final int threads;

    /**
     * Prepares the generation, by the thread that takes the records.
     *
     * @param chroniclers one for each province or territory, by its code
     */
    public RecordGenerator(Map<String, Chronicler> chroniclers) {
        this(Map.copyOf(chroniclers)::get, 1);
    }

    /**
     * Prepares the generation.
     *
     * @param chroniclers returns that of a province or territory by its code, null if there is none; asked for each record,
     *     by any thread
     * @param threads how many make records before they are taken; with 1, each is made when it is taken
     */
    public RecordGenerator(Function<String, @Nullable Chronicler> chroniclers, int threads) {
        this.chroniclers = chroniclers;
        this.threads = threads;
    }

    /** Returns the records of a request; to be closed if they are not all taken. */
    public ReadAhead<PatientRecord> records(GenerationRequest request) {
        return records(List.of(request));
    }

    /** Returns the records of some requests, one request after the other; to be closed if they are not all taken. */
    public ReadAhead<PatientRecord> records(List<GenerationRequest> requests) {
        return new ReadAhead<>(Iterators.concat(Iterators.transform(requests.iterator(), this::work)), threads);
    }

    private Iterator<Supplier<PatientRecord>> work(GenerationRequest request) {
        Selection vaccines = Selection.of(request.vaccines());
        return LongStream.range(request.startIndex(), request.endIndex())
                .<Supplier<PatientRecord>>mapToObj(index -> () -> record(request, index, vaccines))
                .iterator();
    }

    private PatientRecord record(GenerationRequest request, long index, Selection vaccines) {
        RecordKey key = request.key(index);
        PatientRecord whole = chronicler(key).record(key, request.asOf(), vaccines, request.healthNumbers());
        return Registration.known(whole, request.completeness());
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
