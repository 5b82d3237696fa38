package dev.fhirseeder.run;

import java.util.Map;

/**
 * The journal of people who are written to files: they have arrived at a checkpoint, when the files are safe on the disk,
 * and not one by one. Dead letters are not noted: who is in no file is made once more.
 *
 * @param file takes the checkpoints
 */
record Checkpoints(Journal file) implements Journal {

    @Override
    public void sending(Indices who) {
        // To write a second time what a file has lost does no harm.
    }

    @Override
    public void unsent(Indices who) {
        // Nobody is noted as being sent.
    }

    @Override
    public void delivered(Indices who, Map<String, Integer> resources, long bytes) {
        // What is written may still be lost, until the next checkpoint.
    }

    @Override
    public void deadLettered(Indices who) {
        // The files are for everyone or for nobody.
    }

    @Override
    public void written(Checkpoint checkpoint) {
        file.written(checkpoint);
    }

    @Override
    public void close() {
        file.close();
    }
}
