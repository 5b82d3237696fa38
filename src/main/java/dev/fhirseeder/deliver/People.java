package dev.fhirseeder.deliver;

import dev.fhirseeder.bundle.Gathering;
import dev.fhirseeder.bundle.Packer;
import dev.fhirseeder.bundle.Parcel;
import dev.fhirseeder.generate.PatientRecord;
import dev.fhirseeder.letter.Cause;
import dev.fhirseeder.run.Indices;
import dev.fhirseeder.run.Run;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * People who have just been made, as a load.
 *
 * @param gathering the people and their run
 * @param packer makes Bundles of them
 */
public record People(Gathering gathering, Packer packer) implements Load {

    @Override
    public Run run() {
        return gathering.run();
    }

    @Override
    public Indices who() {
        return gathering.places();
    }

    @Override
    public Indices indices() {
        return gathering.indices();
    }

    @Override
    public List<Parcel> parts() {
        return packer.parts(gathering.people());
    }

    @Override
    public Parcel whole() {
        return packer.whole(gathering.people());
    }

    @Override
    public List<Load> halves() {
        List<PatientRecord> people = gathering.people();
        int middle = people.size() / 2;
        return people.size() < 2
                ? List.of()
                : List.of(with(people.subList(0, middle)), with(people.subList(middle, people.size())));
    }

    @Override
    public void sending() {
        run().sending(who());
    }

    @Override
    public void unsent() {
        run().unsent(who());
    }

    @Override
    public void delivered(Map<String, Integer> resources, long bytes) {
        run().delivered(who(), resources, bytes);
    }

    @Override
    public void portray() {
        run().portray(gathering.people());
    }

    @Override
    public List<Share> shares(Map<String, Integer> resources) {
        return Share.of(gathering.people(), resources);
    }

    @Override
    public Optional<Cause> letter() {
        return Optional.empty();
    }

    private People with(List<PatientRecord> people) {
        return new People(new Gathering(run(), people), packer);
    }
}
