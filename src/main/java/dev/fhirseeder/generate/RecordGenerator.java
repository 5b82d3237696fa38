package dev.fhirseeder.generate;

import com.google.common.collect.Iterators;
import dev.fhirseeder.random.RecordKey;
import dev.fhirseeder.request.GenerationRequest;
import dev.fhirseeder.vaccine.Selection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
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

    /**
     * Returns the records of a request. With criteria these are fewer than it asks for, if the provinces can number no more
     * people who fulfil them.
     */
    public Iterator<PatientRecord> records(GenerationRequest request) {
        return records(request, () -> false);
    }

    /**
     * Returns the records of a request.
     *
     * @param over tells whether nobody is looked for any more, of a request with criteria: it may take long to find one
     */
    public Iterator<PatientRecord> records(GenerationRequest request, BooleanSupplier over) {
        Selection vaccines = Selection.of(request.vaccines());
        if (request.isSelective()) {
            return new Search(request, this::isWanted, capacity(request), over)
                    .records((index, place) -> record(request, request.key(index), place, vaccines));
        }
        return LongStream.range(request.startIndex(), request.endIndex())
                .mapToObj(index -> record(request, request.key(index), index, vaccines))
                .iterator();
    }

    /** Returns the records of some requests, one request after the other. */
    public Iterator<PatientRecord> records(List<GenerationRequest> requests) {
        return Iterators.concat(Iterators.transform(requests.iterator(), this::records));
    }

    private boolean isWanted(GenerationRequest request, long index) {
        RecordKey key = request.key(index);
        return chronicler(key).population().isWanted(key, request.criteria(), request.asOf());
    }

    /** Returns how many people each of the provinces can number. */
    private long capacity(GenerationRequest request) {
        return request.pts().stream()
                .mapToLong(pt ->
                        chronicler(pt).jurisdiction().healthNumbers().scheme().capacity())
                .min()
                .orElseThrow();
    }

    private PatientRecord record(GenerationRequest request, RecordKey key, long place, Selection vaccines) {
        Chronicler chronicler = chronicler(key);
        return new PatientRecord(
                key,
                place,
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
        return chronicler(key.pt());
    }

    private Chronicler chronicler(String pt) {
        return Objects.requireNonNull(chroniclers.apply(pt), () -> "No province or territory " + pt);
    }
}
