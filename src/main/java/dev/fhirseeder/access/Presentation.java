package dev.fhirseeder.access;

import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.http.HttpHeaders;
import org.apache.http.HttpHost;
import org.apache.http.HttpRequest;
import org.apache.http.HttpRequestInterceptor;
import org.apache.http.HttpResponse;
import org.apache.http.HttpStatus;
import org.apache.http.client.ServiceUnavailableRetryStrategy;
import org.apache.http.client.protocol.HttpClientContext;
import org.apache.http.impl.client.HttpClientBuilder;
import org.apache.http.protocol.HttpContext;

/**
 * Shows each request to one server the credentials, and the headers that are wanted before it, and to no other server
 * anything. What the server has refused with 401, and so not taken, is sent once more if there are other credentials.
 */
final class Presentation implements HttpRequestInterceptor, ServiceUnavailableRetryStrategy {

    private static final String SHOWN = "dev.fhirseeder.access.shown";

    private final Optional<Credentials> credentials;
    private final Optional<Secret<Map<String, String>>> headers;
    private final URI server;

    Presentation(URI server, Optional<Credentials> credentials, Optional<Secret<Map<String, String>>> headers) {
        this.server = server;
        this.credentials = credentials;
        this.headers = headers;
    }

    /** Sets up an HTTP client to do so. */
    void guard(HttpClientBuilder client) {
        client.addInterceptorLast(this).setServiceUnavailableRetryStrategy(this);
    }

    @Override
    public void process(HttpRequest request, HttpContext context) throws IOException {
        if (!isOurs(HttpClientContext.adapt(context).getHttpRoute().getTargetHost())) {
            return;
        }
        headers.ifPresent(known -> known.value().forEach(request::setHeader));
        if (credentials.isPresent()) {
            String shown = credentials.get().present();
            request.setHeader(HttpHeaders.AUTHORIZATION, shown);
            context.setAttribute(SHOWN, shown);
        }
    }

    @Override
    public boolean retryRequest(HttpResponse response, int times, HttpContext context) {
        return times == 1
                && response.getStatusLine().getStatusCode() == HttpStatus.SC_UNAUTHORIZED
                && context.getAttribute(SHOWN) instanceof String shown
                && credentials.filter(known -> known.isReplaced(shown)).isPresent();
    }

    @Override
    public long getRetryInterval() {
        return 0;
    }

    private boolean isOurs(HttpHost target) {
        return target.getHostName().equalsIgnoreCase(server.getHost())
                && target.getSchemeName().equals(server.getScheme().toLowerCase(Locale.ROOT))
                && port(target.getPort(), target.getSchemeName()) == port(server.getPort(), server.getScheme());
    }

    private static int port(int named, String scheme) {
        if (named > 0) {
            return named;
        }
        return scheme.equals("https") ? 443 : 80;
    }
}
