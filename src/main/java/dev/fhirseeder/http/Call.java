package dev.fhirseeder.http;

import com.google.common.base.Splitter;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.component.platform.http.vertx.HttpMessage;

/**
 * What a client has sent, as it came over the wire. Camel mixes headers, query and path into one map, in which a client could
 * write what it likes: nothing is read from there.
 *
 * @param method like {@code GET}
 * @param path without the query, as it was sent
 * @param query what follows the question mark, as it was sent; empty if there is none
 * @param headers each with its name in lower case, in the order in which they came
 * @param text of the body; empty if it is not UTF-8
 */
record Call(String method, String path, String query, List<Header> headers, Optional<String> text) {

    private static final String METHOD = "fhir-seeder.method";
    private static final String PATH = "fhir-seeder.path";

    /**
     * A header of a call.
     *
     * @param name in lower case
     * @param value as it was sent
     */
    record Header(String name, String value) {}

    /** Reads the call that an exchange brings, whose message nobody has replaced yet. */
    static Call of(Exchange exchange) {
        HttpServerRequest request = ((HttpMessage) exchange.getMessage()).getRequest();
        exchange.setProperty(METHOD, request.method().name());
        exchange.setProperty(PATH, Objects.requireNonNullElse(request.path(), "/"));
        byte[] body = exchange.getMessage().getBody(byte[].class);
        return new Call(
                request.method().name(),
                Objects.requireNonNullElse(request.path(), "/"),
                Objects.requireNonNullElse(request.query(), ""),
                request.headers().entries().stream()
                        .map(entry -> new Header(entry.getKey().toLowerCase(Locale.ROOT), entry.getValue()))
                        .toList(),
                text(body == null ? new byte[0] : body));
    }

    /** Returns the method of a call that was read, whatever its message has become. */
    static String method(Exchange exchange) {
        return exchange.getProperty(METHOD, "", String.class);
    }

    /** Returns the path of a call that was read, whatever its message has become. */
    static String path(Exchange exchange) {
        return exchange.getProperty(PATH, "", String.class);
    }

    /** Returns the last part of the path as text; empty if it is not written as a URI is. */
    Optional<String> lastPart() {
        try {
            String whole = URI.create(path).getPath();
            return Optional.of(path.substring(path.lastIndexOf('/') + 1)).filter(last -> whole.endsWith("/" + last));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Tells whether the client prefers not to wait, as RFC 7240 has it. */
    boolean isImpatient() {
        return values("prefer")
                .flatMap(value -> Splitter.on(',').splitToStream(value))
                .anyMatch(preference ->
                        preference.strip().toLowerCase(Locale.ROOT).matches("respond-async\\s*(;.*)?"));
    }

    /** Returns what stands against reading the body as JSON; nothing if it is said to be so, in UTF-8 and not compressed. */
    Optional<String> foreign() {
        List<String> types = values("content-type").toList();
        if (types.size() != 1
                || !types.get(0).strip().matches("(?i)application/json(\\s*;\\s*charset\\s*=\\s*\"?utf-8\"?)?")) {
            return Optional.of("Content-Type: found %s, expected application/json, in UTF-8."
                    .formatted(Found.of(String.join(", ", types))));
        }
        return values("content-encoding")
                .filter(encoding -> !encoding.equalsIgnoreCase("identity"))
                .findFirst()
                .map(encoding -> "Content-Encoding: found %s, expected none.".formatted(Found.of(encoding)));
    }

    private static Optional<String> text(byte[] body) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private Stream<String> values(String name) {
        return headers.stream().filter(header -> header.name().equals(name)).map(Header::value);
    }
}
