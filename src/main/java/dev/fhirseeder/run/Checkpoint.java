package dev.fhirseeder.run;

import java.util.Map;

/**
 * People whose lines stand in files, since the checkpoint before, and where the files end with them.
 *
 * @param people who they are
 * @param resources how many resources of each type they have
 * @param portions in how many portions they came
 * @param bytes the length of their lines, before any compression
 * @param files the length of each file, by its name, with everybody up to these people in it
 */
public record Checkpoint(
        Indices people, Map<String, Long> resources, long portions, long bytes, Map<String, Long> files) {}
