package dev.fhirseeder.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What became of the people of a run, resource by resource.
 *
 * @param lost neither on the server nor in the dead letters, beside those who are said to remain
 * @param duplicated more than once on the server
 * @param different on the server with other content than was made
 * @param strange on the server though never made
 * @param delivered people whose Patient is on the server
 */
record Account(Set<String> lost, Set<String> duplicated, Set<String> different, Set<String> strange, int delivered) {

    /** Nothing was settled yet. */
    static final Account NONE = new Account(Set.of(), Set.of(), Set.of(), Set.of(), 0);

    /** Makes sure that nobody is lost, nothing stands twice, and all that stands there is what was made. */
    void check() {
        assertThat(lost).as("lost").isEmpty();
        assertThat(duplicated).as("more than once on the server").isEmpty();
        assertThat(different).as("on the server with other content").isEmpty();
        assertThat(strange).as("on the server though never made").isEmpty();
    }

    /**
     * Settles the account.
     *
     * @param made all that the seed stands for
     * @param held by the server under the tag of the seed
     * @param letters which may hold the same as the server
     * @param remaining how many people the report says to remain
     */
    static Account of(Content made, Content held, Content letters, long remaining) {
        Set<String> known = new HashSet<>(held.resources().keySet());
        known.addAll(letters.resources().keySet());
        Set<String> lost = new TreeSet<>(made.resources().keySet());
        lost.removeAll(known);
        Set<String> absent = made.people().stream().filter(lost::contains).collect(Collectors.toSet());
        if (absent.size() <= remaining) {
            lost.removeIf(id -> absent.contains(made.owner(id)));
        }
        Set<String> strange = new TreeSet<>(held.resources().keySet());
        strange.removeAll(made.resources().keySet());
        return new Account(
                lost,
                duplicated(held),
                different(made, held),
                strange,
                held.people().size());
    }

    private static Set<String> duplicated(Content held) {
        return held.resources().entrySet().stream()
                .filter(entry -> entry.getValue().size() > 1)
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> different(Content made, Content held) {
        return held.resources().entrySet().stream()
                .filter(entry -> made.resources().containsKey(entry.getKey()))
                .filter(entry -> !entry.getValue()
                        .get(0)
                        .equals(made.resources().get(entry.getKey()).get(0)))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
