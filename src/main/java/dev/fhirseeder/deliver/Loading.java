package dev.fhirseeder.deliver;

import ca.uhn.fhir.rest.client.apache.ApacheHttpRequest;
import ca.uhn.fhir.rest.client.api.IClientInterceptor;
import ca.uhn.fhir.rest.client.api.IHttpRequest;
import ca.uhn.fhir.rest.client.api.IHttpResponse;
import dev.fhirseeder.bundle.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.apache.http.HttpEntity;
import org.apache.http.HttpEntityEnclosingRequest;
import org.apache.http.HttpHeaders;
import org.apache.http.entity.ByteArrayEntity;

/** Puts the Bundle in the place of its waybill when a request leaves, compressed if that is wanted, and with the name of its trace if it has one. */
public final class Loading implements IClientInterceptor {

    /** A Bundle shrinks to less than an eighth; should one not, the buffer grows. */
    private static final int LEAST_RATIO = 8;

    private static final int BUFFER = 8192;

    /** By it a server takes its place in the trace of whoever asks (W3C Trace Context). */
    private static final String TRACEPARENT = "traceparent";

    private final Depot depot;
    private final boolean gzip;

    /**
     * Prepares the loading.
     *
     * @param depot where the Bundles lie
     * @param gzip whether they are compressed
     */
    public Loading(Depot depot, boolean gzip) {
        this.depot = depot;
        this.gzip = gzip;
    }

    @Override
    public void interceptRequest(IHttpRequest request) {
        if (request instanceof ApacheHttpRequest http
                && http.getApacheRequest() instanceof HttpEntityEnclosingRequest post) {
            load(request, post);
        }
    }

    @Override
    public void interceptResponse(IHttpResponse response) {
        // whatever the answer
    }

    /** What is no waybill is left as it is, and if it is longer than one, not even read. */
    private void load(IHttpRequest request, HttpEntityEnclosingRequest post) {
        if (post.getEntity() == null || post.getEntity().getContentLength() > Depot.LONGEST) {
            return;
        }
        Consignment goods = depot.take(text(request));
        if (goods == null) {
            return;
        }
        goods.traceparent().ifPresent(parent -> request.addHeader(TRACEPARENT, parent));
        Json bundle = goods.bundle();
        if (gzip) {
            request.addHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
            post.setEntity(compressed(bundle));
        } else {
            post.setEntity(new ByteArrayEntity(bundle.array(), 0, bundle.size()));
        }
    }

    private static String text(IHttpRequest request) {
        try {
            return request.getRequestBodyFromStream();
        } catch (IOException e) {
            throw new UncheckedIOException("A text in memory can be read", e);
        }
    }

    private static HttpEntity compressed(Json bundle) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream(bundle.size() / LEAST_RATIO);
        try (Gzip gzip = new Gzip(compressed)) {
            bundle.writeTo(gzip);
        } catch (IOException e) {
            throw new UncheckedIOException("A Bundle in memory can be compressed", e);
        }
        return new ByteArrayEntity(compressed.toByteArray());
    }

    /** Quickly rather than well: what a better compression costs, the wire between two machines of a data centre does not. */
    private static final class Gzip extends GZIPOutputStream {

        Gzip(OutputStream out) throws IOException {
            super(out, BUFFER);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
