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
 */
record NamePool(List<String> male, List<String> female, List<String> family) {

    private static final int FEWEST = 3;

    /** Refuses lists with which a person with two middle names, or any surname, could not be named. */
    NamePool {
        if (male.size() < FEWEST || female.size() < FEWEST || family.isEmpty()) {
            throw new IllegalArgumentException("Found too few names, expected " + FEWEST + " given names of each sex");
        }
    }

    /** Returns the same given names with other surnames. */
    NamePool with(List<String> surnames) {
        return new NamePool(male, female, surnames);
    }

    /**
     * Draws a name.
     *
     * @param sex whose given names; anything but female counts as male
     * @param middleNames how many follow the first, none equal to it or to each other
     */
    PersonName name(Gender sex, int middleNames, Draws draws) {
        String surname = draws.pick(family);
        return new PersonName(given(sex, middleNames, draws), surname);
    }

    private List<String> given(Gender sex, int middleNames, Draws draws) {
        List<String> from = sex == Gender.FEMALE ? female : male;
        List<String> given = new ArrayList<>(1 + middleNames);
        while (given.size() < 1 + middleNames) {
            String name = draws.pick(from);
            if (!given.contains(name)) {
                given.add(name);
            }
        }
        return List.copyOf(given);
    }
}
