package dev.fhirseeder.deliver;

import dev.fhirseeder.bundle.Packer;
import dev.fhirseeder.bundle.Parcel;
import dev.fhirseeder.letter.Cause;
import dev.fhirseeder.letter.LetterFolder;
import dev.fhirseeder.run.Indices;
import dev.fhirseeder.run.Run;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A dead letter that is sent again, as a load. Whatever happens to the process, it lies in the folder until the server has
 * taken it.
 *
 * @param run that sends it again
 * @param folder where it lies
 * @param whole the Bundle
 * @param cause why it was not delivered
 * @param packer cuts it, if it must be
 * @param claims notes that the same run sends its halves
 */
record Letter(Run run, LetterFolder folder, Parcel whole, Cause cause, Packer packer, Claims claims) implements Load {

    /** The kind of failure of a letter that is being divided. */
    static final String DIVIDED = "divided";

    @Override
    public Indices who() {
        return Indices.parse(cause.indices());
    }

    @Override
    public Indices indices() {
        return who();
    }

    @Override
    public List<Parcel> parts() {
        return packer.parts(whole);
    }

    /**
     * Makes two letters of it, and puts the whole aside only then. Until it is aside, its cause says that it is being divided:
     * a process that is killed meanwhile has sent neither half.
     */
    @Override
    public List<Load> halves() {
        try {
            folder.write(cause.as(DIVIDED));
            return divided();
        } catch (UncheckedIOException e) {
            run.stop();
            run.trouble("a dead letter cannot be divided, and stays: " + e.getMessage());
            run.left(who());
            return List.of();
        }
    }

    /**
     * Does so.
     *
     * @throws UncheckedIOException if a half cannot be written, or the whole not be put aside
     */
    List<Load> divided() {
        List<Parcel> halves = packer.halves(whole);
        if (halves.isEmpty()) {
            return List.of();
        }
        int first = halves.get(0).resources().getOrDefault("Patient", 0);
        List<Load> letters = List.of(part(halves.get(0), who().head(first)), part(halves.get(1), who().tail(first)));
        folder.putAside(cause.bundleId());
        return letters;
    }

    private Letter part(Parcel half, Indices indices) {
        Cause same = cause.as(Failure.REFUSED.text()).ofPart(half.id().toString(), indices.count(), indices.toString());
        claims.claim(same.bundleId(), run);
        folder.write(same, half.json().utf8());
        return new Letter(run, folder, half, same, packer, claims);
    }

    /** A letter that was being sent when the process was killed is one of which it is not known what became of it. */
    @Override
    public void sending() {
        folder.write(cause.as(Failure.OUTCOME_UNKNOWN.text()));
    }

    @Override
    public void unsent() {
        folder.write(cause);
    }

    @Override
    public void delivered(Map<String, Integer> resources, long bytes) {
        run.delivered(who(), resources, bytes);
        try {
            folder.putAside(cause.bundleId());
        } catch (UncheckedIOException e) {
            run.trouble("a letter that was delivered stays: " + e.getMessage());
        }
    }

    @Override
    public List<Share> shares(Map<String, Integer> resources) {
        return List.of(new Share(Share.UNKNOWN, Math.toIntExact(cause.people()), resources));
    }

    @Override
    public Optional<Cause> letter() {
        return Optional.of(cause);
    }
}
