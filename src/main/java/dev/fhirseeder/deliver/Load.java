package dev.fhirseeder.deliver;

import dev.fhirseeder.bundle.Parcel;
import dev.fhirseeder.letter.Cause;
import dev.fhirseeder.run.Indices;
import dev.fhirseeder.run.Run;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is delivered together: some people of one run, packed as one Bundle or as several that stand on each other. */
public interface Load {

    /** Returns the run to which it belongs. */
    Run run();

    /** Returns who they are in the books of the run: their places in its order, which are the indices unless people are left out. */
    Indices who();

    /** Returns the indices of the people. */
    Indices indices();

    /**
     * Returns the Bundles, in the order in which they must be sent, made anew.
     *
     * @throws dev.fhirseeder.bundle.OversizeException if a person does not fit in a Bundle and must not be parted
     */
    List<Parcel> parts();

    /** Returns all people in one Bundle, as a dead letter is kept. */
    Parcel whole();

    /** Returns the people in two loads, nobody split; nothing if there is but one person. */
    List<Load> halves();

    /**
     * Remembers that it is about to be sent, because that must not be repeated.
     *
     * @throws java.io.UncheckedIOException if that cannot be remembered; then it must not be sent
     */
    void sending();

    /** Remembers that the server has surely not taken it. */
    void unsent();

    /** Notes that it has arrived, as so many resources of each type, so many bytes long. */
    void delivered(Map<String, Integer> resources, long bytes);

    /** Enters in the profile of the run what the people look like, as far as that is known. */
    default void portray() {}

    /**
     * Divides by province what is in it.
     *
     * @param resources how many of each type are in it
     */
    List<Share> shares(Map<String, Integer> resources);

    /** Returns the dead letter that it is, if it lies there already. */
    Optional<Cause> letter();
}
