package dev.fhirseeder.access;

import dev.fhirseeder.tls.HandshakeException;
import dev.fhirseeder.tls.ProxyException;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.http.HttpEntity;
import org.apache.http.HttpResponse;
import org.apache.http.client.HttpClient;
import org.apache.http.client.methods.HttpEntityEnclosingRequestBase;
import org.apache.http.client.methods.HttpGet;
import org.apache.http.client.methods.HttpPost;
import org.apache.http.client.methods.HttpRequestBase;
import org.apache.http.entity.ContentType;
import org.apache.http.entity.StringEntity;
import org.apache.http.util.EntityUtils;

/** One question to whoever gives tokens, or tells where they are given. No redirect is followed. */
final class Exchange {

    private static final int MOST = 1_000_000;

    private final Supplier<HttpClient> http;
    private final Function<URI, Optional<String>> fault;

    /**
     * Prepares the asking.
     *
     * @param http is called when something is asked first
     * @param fault looks what is wrong with an address of which came nothing that makes sense; nothing if it is not certain
     */
    Exchange(Supplier<HttpClient> http, Function<URI, Optional<String>> fault) {
        this.http = http;
        this.fault = fault;
    }

    /**
     * An answer.
     *
     * @param status the HTTP status
     * @param body as text, at most a million characters of it
     */
    record Answer(int status, String body) {

        /** Tells whether the server may answer otherwise in a while. */
        boolean isPassing() {
            return status == 408 || status == 425 || status == 429 || status / 100 == 5;
        }

        /** A port of TLS to which something else is said may say so in plain words; who gives tokens refuses with a document. */
        boolean isUnclear() {
            return status == 400 && !body.stripLeading().startsWith("{");
        }
    }

    /**
     * Asks for a document.
     *
     * @throws AccessException if there is no answer
     */
    Answer get(URI address) throws AccessException {
        HttpGet question = new HttpGet(address);
        question.setHeader("Accept", "application/json");
        return answer(question);
    }

    /**
     * Sends a form.
     *
     * @throws AccessException if there is no answer
     */
    Answer post(URI address, Map<String, String> headers, String form) throws AccessException {
        HttpEntityEnclosingRequestBase question = new HttpPost(address);
        headers.forEach(question::setHeader);
        question.setHeader("Accept", "application/json");
        question.setEntity(new StringEntity(form, ContentType.APPLICATION_FORM_URLENCODED));
        return answer(question);
    }

    private Answer answer(HttpRequestBase question) throws AccessException {
        URI address = question.getURI();
        try {
            Answer answer = http.get().execute(question, Exchange::read);
            if (answer.isUnclear()) {
                check(address);
            }
            return answer;
        } catch (AccessException e) {
            throw e;
        } catch (IOException e) {
            if (!isLasting(e) && chain(e).noneMatch(ConnectException.class::isInstance)) {
                check(address);
            }
            String found = "%s: %s".formatted(address, found(e));
            throw isLasting(e) ? AccessException.lasting(found) : AccessException.passing(found, null);
        }
    }

    private void check(URI address) throws AccessException {
        Optional<String> found = fault.apply(address);
        if (found.isPresent()) {
            throw AccessException.lasting("%s: no connection comes about; %s".formatted(address, found.get()));
        }
    }

    private static Answer read(HttpResponse response) throws IOException {
        HttpEntity entity = response.getEntity();
        if (entity == null) {
            return new Answer(response.getStatusLine().getStatusCode(), "");
        }
        if (entity.getContentLength() > MOST) {
            throw new IOException("an answer that is far too long");
        }
        return new Answer(
                response.getStatusLine().getStatusCode(), EntityUtils.toString(entity, StandardCharsets.UTF_8));
    }

    /** What our own way to a server says is written for people. */
    private static String found(IOException thrown) {
        return chain(thrown)
                .filter(e -> e instanceof HandshakeException || e instanceof ProxyException)
                .findFirst()
                .map(e -> "no connection comes about; " + e.getMessage())
                .orElseGet(
                        () -> "found no answer (%s)".formatted(thrown.getClass().getSimpleName()));
    }

    private static boolean isLasting(IOException thrown) {
        return chain(thrown)
                        .anyMatch(e -> e instanceof HandshakeException
                                || (e instanceof ProxyException proxy && !proxy.isPassing()))
                || isNoTls(thrown);
    }

    /** Who hangs up in the midst of the handshake may be about to start; a certificate that is not trusted stays so. */
    private static boolean isNoTls(IOException thrown) {
        return chain(thrown)
                        .anyMatch(e -> e instanceof SSLHandshakeException || e instanceof SSLPeerUnverifiedException)
                && chain(thrown).noneMatch(e -> e instanceof EOFException || e instanceof SocketException);
    }

    private static Stream<Throwable> chain(Throwable thrown) {
        return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
                .limit(20);
    }
}
