package dev.fhirseeder.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Makes a hostile input of real ones: a few changes of bytes, of tokens or of the structure. */
final class Mutation {

    private static final int LARGEST = 1 << 18;

    private static final Pattern TOKEN =
            Pattern.compile("\"[^\"]*\"|-?[0-9][0-9.eE+-]*|true|false|null|[\\[\\]{},:;|<>]");

    private static final List<String> WORDS = List.of(
            "null",
            "true",
            "-1",
            "0",
            "1e400",
            "-1e-400",
            "99999999999999999999999",
            "9223372036854775807",
            "-9223372036854775808",
            "2147483648",
            "0.1",
            "NaN",
            "Infinity",
            "0x10",
            "1_000",
            "\"\"",
            "\" \"",
            "[]",
            "{}",
            "[[]]",
            "{\"a\":1}",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"\\n\"",
            "\0",
            "\uFEFF",
            "\u202E",
            "\u2028",
            "\uD83D\uDE00",
            "é",
            "\r\n",
            "\n",
            "\t",
            ",",
            "\"",
            "\\",
            "|",
            "${sys.user.home}",
            "{{seeder.seed}}",
            "../../x",
            "%00",
            "<a/>",
            "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>",
            "&e;",
            "2026-02-30",
            "P1M",
            "0-9223372036854775807",
            "9-0",
            "\"entry\":",
            "\"resourceType\":\"Bundle\",",
            "\"people\":",
            "\"records\":");

    private final SplittableRandom chance;
    private byte[] bytes;

    private Mutation(byte[] bytes, SplittableRandom chance) {
        this.bytes = bytes;
        this.chance = chance;
    }

    /** Returns the input that a seed makes of some samples. */
    static byte[] of(List<byte[]> samples, long seed) {
        SplittableRandom chance = new SplittableRandom(seed);
        Mutation mutation =
                new Mutation(samples.get(chance.nextInt(samples.size())).clone(), chance);
        int changes = chance.nextInt(1, 5);
        for (int i = 0; i < changes; i++) {
            mutation.change(samples);
        }
        return mutation.bytes;
    }

    private void change(List<byte[]> samples) {
        int from = at();
        int to = from + Math.min(bytes.length - from, chance.nextInt(1, 40));
        switch (chance.nextInt(12)) {
            case 0 -> flip();
            case 1 -> replace(from, to, new byte[0]);
            case 2 -> replace(from, from, Arrays.copyOfRange(bytes, from, to));
            case 3 -> replace(from, bytes.length, new byte[0]);
            case 4 -> replace(from, from, some(chance.nextInt(1, 20)));
            case 5 -> replace(from, from, word());
            case 6 -> {
                byte[] other = samples.get(chance.nextInt(samples.size()));
                replace(from, bytes.length, Arrays.copyOfRange(other, Math.min(from, other.length), other.length));
            }
            case 7 -> replace(from, from, deep());
            case 8 -> replace(0, 0, chance.nextBoolean() ? utf8("\uFEFF") : utf8("\r\n"));
            case 9 -> repeat();
            default -> token();
        }
    }

    private int at() {
        return bytes.length == 0 ? 0 : chance.nextInt(bytes.length);
    }

    private void flip() {
        for (int i = chance.nextInt(1, 6); i > 0 && bytes.length > 0; i--) {
            bytes[at()] ^= (byte) (1 << chance.nextInt(8));
        }
    }

    /** Puts a word, or another token of the same text, in the place of a token. */
    private void token() {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        List<MatchResult> tokens = TOKEN.matcher(text).results().limit(2_000).toList();
        if (!tokens.isEmpty()) {
            MatchResult one = tokens.get(chance.nextInt(tokens.size()));
            String other = tokens.get(chance.nextInt(tokens.size())).group();
            replace(
                    one.start(),
                    one.end(),
                    chance.nextBoolean() ? word() : other.getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    private void repeat() {
        byte[] once = bytes;
        for (int i = chance.nextInt(1, 4); i > 0; i--) {
            replace(bytes.length, bytes.length, once);
        }
    }

    private byte[] deep() {
        String part = List.of("[", "{\"a\":", "[{\"a\":[", "\"", "<a>", "(").get(chance.nextInt(6));
        return utf8(part.repeat(chance.nextInt(1, chance.nextInt(20) == 0 ? 20_000 : 50)));
    }

    private byte[] word() {
        return utf8(WORDS.get(chance.nextInt(WORDS.size())));
    }

    private byte[] some(int length) {
        byte[] noise = new byte[length];
        chance.nextBytes(noise);
        return noise;
    }

    private void replace(int from, int to, byte[] by) {
        if (bytes.length + by.length <= LARGEST) {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            all.write(bytes, 0, from);
            all.writeBytes(by);
            all.write(bytes, to, bytes.length - to);
            bytes = all.toByteArray();
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
