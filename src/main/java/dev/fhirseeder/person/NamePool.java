package dev.fhirseeder.person;

import dev.fhirseeder.random.Draws;
import java.util.ArrayList;
import java.util.List;

/**
 * Names that go together, each as likely as any other of its kind.
 *
 * @param male given names
 * @param female given names
 * @param family surnames
 * @param maleMiddle names that only stand after another, empty if given names do
 * @param femaleMiddle names that only stand after another, empty if given names do
 */
record NamePool(
        List<String> male,
        List<String> female,
        List<String> family,
        List<String> maleMiddle,
        List<String> femaleMiddle) {

    private static final int FEWEST = 3;

    /** Refuses lists with which a person with two middle names, or any surname, could not be named. */
    NamePool {
        if (male.size() < FEWEST || female.size() < FEWEST || family.isEmpty()) {
            throw new IllegalArgumentException("Found too few names, expected " + FEWEST + " given names of each sex");
        }
    }

    /** Returns the same given names with other surnames. */
    NamePool with(List<String> surnames) {
        return new NamePool(male, female, surnames, maleMiddle, femaleMiddle);
    }

    /**
     * Draws given names.
     *
     * @param sex whose; anything but female counts as male
     * @param middleNames how many follow the first at most, none equal to it or to each other
     */
    List<String> given(Gender sex, int middleNames, Draws draws) {
        List<String> from = sex == Gender.FEMALE ? female : male;
        String first = draws.pick(from);
        if (middleNames == 0) {
            return List.of(first);
        }
        List<String> middle = sex == Gender.FEMALE ? femaleMiddle : maleMiddle;
        if (!middle.isEmpty()) {
            String second = draws.pick(middle);
            return second.equals(first) ? List.of(first) : List.of(first, second);
        }
        List<String> given = new ArrayList<>(1 + middleNames);
        given.add(first);
        while (given.size() < 1 + middleNames) {
            String name = draws.pick(from);
            if (!given.contains(name)) {
                given.add(name);
            }
        }
        return List.copyOf(given);
    }
}
