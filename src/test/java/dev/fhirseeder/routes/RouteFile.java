package dev.fhirseeder.routes;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * A route file of this project as the tree that it is.
 *
 * @param path below the project folder
 * @param tree maps, lists and scalars
 */
record RouteFile(Path path, Object tree) {

    private static final String SUFFIX = ".camel.yaml";

    /**
     * A value somewhere in a file.
     *
     * @param above the key under which the map or list lies that holds the value
     * @param key under which it lies; in a list, that of the list
     * @param value a map, a list or a scalar
     */
    record Leaf(String above, String key, Object value) {

        /** Returns the value as text; empty if it is none. */
        String text() {
            return value instanceof Map || value instanceof List ? "" : value.toString();
        }
    }

    /** Returns every file below {@code routes/}. */
    static List<RouteFile> all() {
        return below(Path.of("routes"));
    }

    /** Returns every file below a folder. */
    static List<RouteFile> below(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .sorted()
                    .map(RouteFile::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RouteFile read(Path path) {
        try (InputStream text = Files.newInputStream(path)) {
            LoadSettings strict =
                    LoadSettings.builder().setAllowDuplicateKeys(false).build();
            return new RouteFile(path, new Load(strict).loadFromInputStream(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns what stands under the file's first key: a route or a policy. */
    Map<?, ?> content() {
        return map(map(((List<?>) tree).get(0)).values().iterator().next());
    }

    /** Returns what stands under the key of each of the file's routes or policies, in their order. */
    List<Map<?, ?>> contents() {
        List<Map<?, ?>> contents = new ArrayList<>();
        ((List<?>) tree)
                .forEach(item -> contents.add(map(map(item).values().iterator().next())));
        return contents;
    }

    /** Returns the ids of the file's routes; none of a policy. */
    List<String> routes() {
        return name().startsWith("policy-")
                ? List.of()
                : contents().stream()
                        .map(route -> String.valueOf(route.get("id")))
                        .toList();
    }

    /** Returns every bean step or bean expression of the file that names a method: the bean, and the method's bare name. */
    List<Map.Entry<String, String>> calls() {
        return leaves().filter(leaf -> leaf.value() instanceof Map<?, ?> call && call.containsKey("method"))
                .map(leaf -> map(leaf.value()))
                .filter(call -> call.containsKey("ref"))
                .map(call -> Map.entry(
                        call.get("ref").toString(),
                        call.get("method").toString().replaceAll("\\(.*", "")))
                .toList();
    }

    private static Map<?, ?> map(Object value) {
        return (Map<?, ?>) value;
    }

    /** Returns the name without what all have in common. */
    String name() {
        return path.getFileName().toString().replace(SUFFIX, "");
    }

    /** Returns the folder's name. */
    String folder() {
        return path.getParent().getFileName().toString();
    }

    /** Returns everything in the file, from the top to the bottom. */
    Stream<Leaf> leaves() {
        return leaves("", "", tree);
    }

    /** Returns the text of every scalar for which the place is right. */
    List<String> texts(Predicate<Leaf> place) {
        return leaves().filter(place)
                .map(Leaf::text)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    /** Returns the endpoints from which the file's routes take. */
    List<String> sources() {
        return texts(leaf -> leaf.key().equals("uri") && leaf.above().equals("from"));
    }

    /** Returns the endpoints to which the file sends, but for those that the run tells. */
    List<String> targets() {
        return texts(leaf -> leaf.key().equals("to")
                || leaf.key().equals("deadLetterUri")
                || leaf.key().equals("uri") && !List.of("from", "toD").contains(leaf.above()));
    }

    /** Returns the names of the beans that the file asks for. */
    List<String> beans() {
        Stream<String> named = texts(leaf -> leaf.key().equals("ref")
                        || leaf.key().equals("routePolicy")
                        || leaf.key().endsWith("Ref"))
                .stream();
        Stream<String> marked =
                texts(leaf -> leaf.text().startsWith("#")).stream().map(text -> text.substring(1));
        return Stream.concat(named, marked).distinct().toList();
    }

    private static Stream<Leaf> leaves(String above, String key, Object value) {
        Stream<Leaf> self = Stream.of(new Leaf(above, key, value));
        if (value instanceof Map<?, ?> map) {
            return Stream.concat(
                    self,
                    map.entrySet().stream().flatMap(e -> leaves(key, e.getKey().toString(), e.getValue())));
        }
        if (value instanceof List<?> list) {
            return Stream.concat(self, list.stream().flatMap(item -> leaves(above, key, item)));
        }
        return self;
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
