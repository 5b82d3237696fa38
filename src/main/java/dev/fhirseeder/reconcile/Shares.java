package dev.fhirseeder.reconcile;

import com.google.common.collect.AbstractIterator;
import com.google.common.collect.Iterators;
import com.google.common.collect.Lists;
import dev.fhirseeder.fhir.RecordMapper;
import dev.fhirseeder.fhir.ReferenceStyle;
import dev.fhirseeder.request.GenerationRequest;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** What there is to remove, in parts: what refers to others before what it refers to. */
public final class Shares {

    private static final List<String> TYPES = Lists.reverse(RecordMapper.TYPES);

    private final Portions portions;
    private final RecordMapper mapper;

    /**
     * Prepares the parting.
     *
     * @param portions makes the people again
     * @param mapper knows their resources
     */
    public Shares(Portions portions, RecordMapper mapper) {
        this.portions = portions;
        this.mapper = mapper;
    }

    /** Tells whether the process is being stopped. */
    boolean isStopped() {
        return portions.isStopped();
    }

    /**
     * Returns the resources of the people of a request, some people at a time.
     *
     * @param over tells whether there is no need for more
     */
    Iterator<Share> of(GenerationRequest request, BooleanSupplier over) {
        return Iterators.concat(Iterators.transform(portions.of(request, over), this::shares));
    }

    /** No resource refers to another person's, so that the order within a portion is enough. */
    private Iterator<Share> shares(Portion portion) {
        Map<String, List<String>> ids = portion.people().stream()
                .flatMap(record -> mapper.resources(record, ReferenceStyle.RELATIVE).stream())
                .collect(Collectors.groupingBy(
                        Resource::fhirType, Collectors.mapping(Resource::getIdPart, Collectors.toList())));
        return TYPES.stream()
                .filter(ids::containsKey)
                .map(type -> new Share(type, ids.getOrDefault(type, List.of())))
                .iterator();
    }

    /** Returns everything, one type after the other. */
    Iterator<Share> all(BooleanSupplier over) {
        return until(type -> true, over);
    }

    /**
     * Returns everything, each type as often as it takes.
     *
     * @param isDone tells whether nothing is left of a type
     * @param over tells whether there is no need for more
     */
    Iterator<Share> repeated(Predicate<String> isDone, BooleanSupplier over) {
        return until(isDone, over);
    }

    private Iterator<Share> until(Predicate<String> isDone, BooleanSupplier over) {
        Deque<String> left = new ArrayDeque<>(TYPES);
        return new AbstractIterator<>() {
            private @Nullable String last;

            @Override
            protected @Nullable Share computeNext() {
                if (last != null && isDone.test(last)) {
                    left.remove();
                }
                last = left.peek();
                return last == null || isStopped() || over.getAsBoolean() ? endOfData() : Share.all(last);
            }
        };
    }
}
