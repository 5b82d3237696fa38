package dev.fhirseeder.fault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** One HTTP request whose body is read when somebody asks for it, and not before. */
final class Request {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern LENGTH = Pattern.compile("(?im)^content-length: *(\\d+)");
    private static final Pattern GZIP = Pattern.compile("(?im)^content-encoding: *gzip");
    private static final Pattern TYPE = Pattern.compile("(?im)^content-type: *([^\\r\\n]+)");

    private final String head;
    private final InputStream in;
    private byte @Nullable [] body;

    Request(String head, InputStream in) {
        this.head = head;
        this.in = in;
    }

    String method() {
        return head.substring(0, head.indexOf(' '));
    }

    /** Returns what follows the base path, such as {@code /metadata}; empty for the base itself. */
    String target() {
        return head.split(" ", 3)[1].replaceFirst("^" + FaultProxy.PATH + "/?", "");
    }

    /** Tells whether this is a Bundle for the server to process. */
    boolean isBundle() {
        return method().equals("POST") && target().isEmpty();
    }

    String contentType() {
        Matcher type = TYPE.matcher(head);
        return type.find() ? type.group(1) : "application/fhir+json";
    }

    boolean isCompressed() {
        return GZIP.matcher(head).find();
    }

    /** Returns the body as it came. */
    byte[] body() {
        byte[] read = body;
        if (read == null) {
            try {
                Matcher length = LENGTH.matcher(head);
                read = length.find() ? in.readNBytes(Integer.parseInt(length.group(1))) : new byte[0];
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            body = read;
        }
        return read;
    }

    String text() {
        return new String(plain(), StandardCharsets.UTF_8);
    }

    private byte[] plain() {
        if (!isCompressed()) {
            return body();
        }
        try (InputStream plain = new GZIPInputStream(new ByteArrayInputStream(body()))) {
            return plain.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode json() {
        try {
            return JSON.readTree(plain());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the derived ids of the people whose Patient is in the Bundle, in their order. */
    Set<String> people() {
        Set<String> people = new LinkedHashSet<>();
        json().path("entry").forEach(entry -> {
            if (entry.at("/resource/resourceType").asText().equals("Patient")) {
                people.add(Content.derivedId(entry.get("resource")));
            }
        });
        return people;
    }
}
