package dev.fhirseeder.sink;

import dev.fhirseeder.run.Checkpoint;
import dev.fhirseeder.run.Indices;
import java.util.Map;
import java.util.TreeMap;

/**
 * A checkpoint on its way: everybody since the one before has been cut into blocks, which are written to their files one by
 * one. It is reached when each file has got so far. Safe for use by many threads from the moment when it is awaited.
 */
final class Mark {

    private final long first;
    private final Map<String, Long> resources = new TreeMap<>();
    private final Map<String, Long> files = new TreeMap<>();
    private long end;
    private long gatherings;
    private long bytes;
    private int awaited = Integer.MAX_VALUE;

    /** Begins with a person. */
    Mark(long first) {
        this.first = first;
        this.end = first;
    }

    /** Adds the people who follow. */
    void add(Batch batch) {
        batch.lines().forEach((type, some) -> resources.merge(type, (long) some.count(), Long::sum));
        end = batch.end();
        gatherings += batch.last() ? 1 : 0;
        bytes += batch.size();
    }

    /** Awaits so many files. */
    synchronized void await(int many) {
        awaited = many;
    }

    /** Notes where a file ends with these people. */
    synchronized void reached(String file, long length) {
        files.put(file, length);
    }

    /** Tells whether every file has got so far. */
    synchronized boolean isReached() {
        return files.size() == awaited;
    }

    /** Returns what is noted of it. */
    synchronized Checkpoint checkpoint() {
        return new Checkpoint(Indices.between(first, end), resources, gatherings, bytes, files);
    }
}
