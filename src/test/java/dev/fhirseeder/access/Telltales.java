package dev.fhirseeder.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What must be found nowhere: secrets, in each form in which they travel or are likely to be written down. */
final class Telltales {

    private static final int SHORTEST_LINE = 40;

    private final Map<String, String> forms = new LinkedHashMap<>();

    /** Adds a secret, which is looked for as it is, in Base64 of both kinds and as it stands in a form. */
    Telltales secret(String name, String value) {
        add(name, value);
        add(name + ", in Base64", Base64.getEncoder().withoutPadding().encodeToString(value.getBytes(UTF_8)));
        add(
                name + ", in Base64 for URLs",
                Base64.getUrlEncoder().withoutPadding().encodeToString(value.getBytes(UTF_8)));
        add(name + ", in a form", URLEncoder.encode(value, UTF_8));
        return this;
    }

    /** Adds a password with who shows it, as RFC 7617 and as RFC 6749 put the two together. */
    Telltales password(String name, String user, String password) {
        secret(name, password);
        secret(name + " with its user", user + ":" + password);
        return secret(
                name + " with its user, in a form",
                URLEncoder.encode(user, UTF_8) + ":" + URLEncoder.encode(password, UTF_8));
    }

    /** Adds what was shown as {@code Authorization}, of a signed token also its signature alone. */
    Telltales shown(List<String> headers) {
        for (String header : headers) {
            word("what was shown to the server", header.replaceFirst("^\\w+ ", ""));
        }
        return this;
    }

    /** Adds a signed word, whole and its signature alone. */
    Telltales word(String name, String word) {
        add(name, word);
        if (word.chars().filter(c -> c == '.').count() == 2) {
            add(name + ", its signature", word.substring(word.lastIndexOf('.') + 1));
        }
        return this;
    }

    /** Adds a private key as PEM: each of its lines but the first, which all keys of a kind have in common. */
    Telltales pem(String name, String pem) {
        pem.lines()
                .filter(line -> !line.startsWith("---") && line.length() >= SHORTEST_LINE)
                .skip(1)
                .forEach(line -> add(name + ", a line of it", line));
        return this;
    }

    /** Returns what of it is in a text. */
    List<String> in(String text) {
        return forms.entrySet().stream()
                .filter(form -> text.contains(form.getKey()))
                .map(form -> form.getValue() + ": " + around(text, text.indexOf(form.getKey())))
                .toList();
    }

    /** Returns how many forms are looked for. */
    int size() {
        return forms.size();
    }

    private void add(String name, String form) {
        if (!form.isEmpty()) {
            forms.putIfAbsent(form, name);
        }
    }

    private static String around(String text, int at) {
        return text.substring(Math.max(0, text.lastIndexOf('\n', at)), Math.min(text.length(), at + SHORTEST_LINE))
                .strip();
    }
}
