package dev.fhirseeder.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One page of Markdown, as far as its claims can be checked.
 *
 * @param path of the page, from the top level of the project
 * @param lines of the page
 */
record Page(Path path, List<String> lines) {

    static final Path README = Path.of("README.md");
    static final Path DOCS = Path.of("src/docs");

    private static final String FENCE = "```";
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");

    /**
     * A fenced block.
     *
     * @param kind the word behind the fence, empty if there is none
     * @param text the lines between the fences, each ended by a line feed
     * @param line the number of the opening fence, from 1
     */
    record Block(String kind, String text, int line) {}

    static Page of(Path path) {
        try {
            return new Page(path, Files.readAllLines(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns README.md and every page below {@code src/docs/}, in the order of their paths. */
    static Stream<Page> all() {
        try (Stream<Path> files = Files.walk(DOCS)) {
            List<Path> pages = files.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
            return Stream.concat(Stream.of(README), pages.stream()).map(Page::of);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the fenced blocks of this page, in their order. */
    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith(FENCE)) {
                int open = i++;
                StringBuilder text = new StringBuilder();
                while (!lines.get(i).startsWith(FENCE)) {
                    text.append(lines.get(i++)).append('\n');
                }
                blocks.add(new Block(lines.get(open).substring(FENCE.length()).strip(), text.toString(), open + 1));
            }
        }
        return blocks;
    }

    List<Block> blocks(String kind) {
        return blocks().stream().filter(block -> block.kind().equals(kind)).toList();
    }

    /** Returns what stands between single backticks outside the fenced blocks. */
    List<String> code() {
        return found(CODE);
    }

    /** Returns where the links of this page lead to, as they are written. */
    List<String> links() {
        return found(LINK);
    }

    /** Returns the headings as the anchors that other pages link to. */
    List<String> anchors() {
        return prose().filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("#+ *", "").toLowerCase(Locale.ROOT))
                .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
                .toList();
    }

    /** Returns the first table below a heading, row by row without its head and its rule, cell by cell as written. */
    List<List<String>> table(String heading) {
        int from = lines.indexOf(heading);
        if (from < 0) {
            throw new AssertionError(path + " has no heading '" + heading + "'");
        }
        return lines.subList(from, lines.size()).stream()
                .dropWhile(line -> !line.startsWith("|"))
                .takeWhile(line -> line.startsWith("|"))
                .skip(2)
                .map(Page::cells)
                .toList();
    }

    private static List<String> cells(String row) {
        return Arrays.stream(row.substring(1).split("(?<!\\\\)\\|"))
                .map(cell -> cell.strip().replace("\\|", "|"))
                .toList();
    }

    private List<String> found(Pattern pattern) {
        return prose().flatMap(line -> pattern.matcher(line).results())
                .map((MatchResult match) -> match.group(1))
                .toList();
    }

    private Stream<String> prose() {
        List<String> prose = new ArrayList<>();
        boolean inBlock = false;
        for (String line : lines) {
            boolean fence = line.startsWith(FENCE);
            if (!fence && !inBlock) {
                prose.add(line);
            }
            inBlock ^= fence;
        }
        return prose.stream();
    }
}
