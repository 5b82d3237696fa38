package dev.fhirseeder.bundle;

import dev.fhirseeder.generate.PatientRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.Bundle.BundleType;

/** Packs people as Bundles that the server takes: all together if it can be, else in parts that are sent in their order. */
public final class Packer {

    private final Encoder encoder;
    private final Supplier<WriteMode> mode;
    private final BundleType type;
    private final int most;

    /**
     * Prepares the packing.
     *
     * @param encoder renders people
     * @param mode how resources are written; asked for each Bundle anew
     * @param type transaction, or batch, which updates whatever the mode
     * @param most how many entries a Bundle may have, at most
     */
    public Packer(Encoder encoder, Supplier<WriteMode> mode, BundleType type, int most) {
        this.encoder = encoder;
        this.mode = mode;
        this.type = type;
        this.most = most;
    }

    /** Divides people into groups, as few as can be, none of which is too large for a Bundle unless it is one person. */
    public List<List<PatientRecord>> groups(List<PatientRecord> people) {
        if (isUnlimited() || type == BundleType.BATCH) {
            return List.of(people);
        }
        List<List<PatientRecord>> groups = new ArrayList<>();
        int room = 0;
        for (PatientRecord person : people) {
            int size = encoder.size(person);
            if (groups.isEmpty() || size > room) {
                groups.add(new ArrayList<>());
                room = most;
            }
            groups.get(groups.size() - 1).add(person);
            room -= size;
        }
        return groups;
    }

    /**
     * Returns the Bundles of these people, in the order in which they must be sent.
     *
     * @param people one of the {@link #groups}
     * @throws OversizeException if they do not fit in one Bundle and must not be parted
     */
    public List<Parcel> parts(List<PatientRecord> people) {
        if (type == BundleType.TRANSACTION) {
            Parcel whole = encoder.transaction(people, mode.get());
            if (whole.types().size() <= most) {
                return List.of(whole);
            }
            if (mode.get() != WriteMode.UPDATE) {
                throw new OversizeException(whole.types().size(), most);
            }
        }
        return Scissors.pieces(encoder.literal(people, type), most);
    }

    /** Returns these people in one Bundle, even if the server would not take it so. */
    public Parcel whole(List<PatientRecord> people) {
        boolean fits = isUnlimited() || people.stream().mapToInt(encoder::size).sum() <= most;
        return type == BundleType.TRANSACTION && (fits || mode.get() != WriteMode.UPDATE)
                ? encoder.transaction(people, mode.get())
                : encoder.literal(people, type);
    }

    private boolean isUnlimited() {
        return most == Integer.MAX_VALUE;
    }

    /**
     * Reads a Bundle that was packed before.
     *
     * @throws IllegalArgumentException if it is no Bundle of resources to be written
     */
    public Parcel read(byte[] json) {
        return Scissors.read(Json.of(json));
    }

    /**
     * Returns a Bundle that was packed before as it is sent now.
     *
     * @throws OversizeException if it has too many entries and must not be parted
     */
    public List<Parcel> parts(Parcel whole) {
        boolean batch = whole.type() == BundleType.BATCH;
        if (!batch && whole.types().size() <= most) {
            return List.of(whole);
        }
        if (!batch && !Scissors.isLiteral(whole)) {
            throw new OversizeException(whole.types().size(), most);
        }
        return Scissors.pieces(whole, most);
    }

    /** Returns the halves of a Bundle that was packed before, no person split; nothing if it holds but one. */
    public List<Parcel> halves(Parcel whole) {
        return Scissors.halves(whole);
    }
}
