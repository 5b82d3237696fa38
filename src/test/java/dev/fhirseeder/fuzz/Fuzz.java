package dev.fhirseeder.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/**
 * Gives hostile inputs to a reader, the same ones each time: each makes a value, or the exception that the reader declares, whose
 * message is one line, or one a fault. {@code -Dfuzzed} says how many; what hangs is ended by the time limit of the tests' process.
 */
public final class Fuzz {

    private static final int INPUTS = Integer.getInteger("fuzzed", 2_000);
    private static final int LONGEST_MESSAGE = 50_000;
    private static final long SEED = 20_261_127;

    private Fuzz() {}

    /** Reads an input; what it returns is of no interest. */
    @FunctionalInterface
    public interface Reader {

        void read(byte[] input) throws Exception;
    }

    /** Returns texts as samples. */
    public static List<byte[]> samples(String... texts) {
        return Stream.of(texts)
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    /**
     * Lays an input where a file is read. It is a new file each time: to cut one that is there short makes a journaling file system
     * write it out at once, which costs more than all reading.
     *
     * @return the file
     */
    public static Path lay(Path file, byte[] input) throws IOException {
        Files.deleteIfExists(file);
        return Files.write(file, input);
    }

    /**
     * Gives a reader its inputs.
     *
     * @param declared the exceptions with which it may refuse one
     * @throws AssertionError with the first input that is answered otherwise
     */
    @SafeVarargs
    public static void against(List<byte[]> samples, Reader reader, Class<? extends Exception>... declared) {
        for (int i = 0; i < INPUTS; i++) {
            byte[] input = Mutation.of(samples, SEED + i);
            try {
                reader.read(input);
            } catch (Throwable thrown) {
                String fault = fault(thrown, declared);
                if (!fault.isEmpty()) {
                    throw new AssertionError(
                            "input %d: %s; in Base64 %s"
                                    .formatted(i, fault, Base64.getEncoder().encodeToString(input)),
                            thrown);
                }
            }
        }
    }

    private static String fault(Throwable thrown, Class<? extends Exception>[] declared) {
        if (Stream.of(declared).noneMatch(type -> type.isInstance(thrown))) {
            return "not declared: " + thrown.getClass().getName();
        }
        String message = String.valueOf(thrown.getMessage());
        if (message.isBlank() || message.length() > LONGEST_MESSAGE) {
            return "a message of %d characters".formatted(message.length());
        }
        return message.codePoints().anyMatch(point -> point != '\n' && Character.isISOControl(point))
                ? "a control character in the message"
                : "";
    }
}
