package dev.fhirseeder.bundle;

import dev.fhirseeder.fhir.Kind;
import dev.fhirseeder.fhir.RecordMapper;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Resource;

/** What HAPI writes around the entries of a Bundle, and around the resource of an entry; each is found out once. */
final class Frames {

    /** Samples, by which they are found again in what HAPI writes. */
    private static final String ID = "5eede700-0000-5000-8000-000000000000";

    private static final long SEED = 5_731_904_268_315_770_211L;
    private static final String HEAD = "{\"resourceType\":\"Bundle\",\"entry\":[";
    private static final String FOOT = "]}";

    private final HapiEncoder hapi;
    private final RecordMapper mapper;
    private final Map<BundleType, Frame> covers = new ConcurrentHashMap<>();
    private final Map<WriteMode, Function<Kind<?>, Frame>> entries = new ConcurrentHashMap<>();

    /** Prepares the cutting of what that encoder writes. */
    Frames(HapiEncoder hapi, RecordMapper mapper) {
        this.hapi = hapi;
        this.mapper = mapper;
    }

    /** Returns what stands around the entries; its word is the seed in decimal. */
    Frame cover(BundleType type) {
        return covers.computeIfAbsent(type, this::cut);
    }

    /** Returns, for each type of resource, what stands around it; its word is the logical id. */
    Function<Kind<?>, Frame> entries(WriteMode mode) {
        return entries.computeIfAbsent(mode, this::cut);
    }

    private Frame cut(BundleType type) {
        Bundle bundle = Entries.cover(type, mapper.marks(SEED));
        BundleEntryComponent content = new BundleEntryComponent().setFullUrl(ID);
        String text = hapi.render(bundle.addEntry(content)).toString();
        return Frame.around(text, alone(content), Long.toString(SEED));
    }

    private Function<Kind<?>, Frame> cut(WriteMode mode) {
        Map<Kind<?>, Frame> known = new ConcurrentHashMap<>();
        return kind -> known.computeIfAbsent(kind, missing -> cut(missing, mode));
    }

    private Frame cut(Kind<?> kind, WriteMode mode) {
        Resource resource = kind.blank();
        resource.setId(ID);
        BundleEntryComponent entry = Entries.entry(resource, mode);
        resource.setId((String) null);
        return Frame.around(alone(entry), hapi.render(kind.blank()).toString(), ID);
    }

    private String alone(BundleEntryComponent entry) {
        String text = hapi.render(new Bundle().addEntry(entry)).toString();
        return text.substring(HEAD.length(), text.length() - FOOT.length());
    }
}
