package dev.fhirseeder.bundle;

/**
 * Resources of one type as lines of bulk data.
 *
 * @param count how many they are, at least one
 * @param text one resource a line, each ended by a line feed
 */
public record Lines(int count, Json text) {}
