package dev.fhirseeder.sink;

import org.jspecify.annotations.Nullable;

/**
 * Lines of one type that are compressed and written together.
 *
 * @param type the resource type
 * @param number of the block in its file, from 0 in each process
 * @param lines whole ones; nothing if a checkpoint has no more of them
 * @param done to be called once the lines are read: their room may then be used for others
 * @param mark the checkpoint that the file is at when the block stands in it; null if at none
 */
record Block(
        String type,
        long number,
        Slice lines,
        Runnable done,
        @Nullable Mark mark) {}
