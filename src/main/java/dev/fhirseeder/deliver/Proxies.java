package dev.fhirseeder.deliver;

import dev.fhirseeder.settings.ProxyAddress;
import dev.fhirseeder.tls.Approach;
import java.util.Optional;
import org.apache.http.HttpHost;
import org.apache.http.HttpRequest;
import org.apache.http.auth.AUTH;
import org.apache.http.auth.AuthScope;
import org.apache.http.auth.MalformedChallengeException;
import org.apache.http.auth.UsernamePasswordCredentials;
import org.apache.http.client.protocol.HttpClientContext;
import org.apache.http.conn.UnsupportedSchemeException;
import org.apache.http.impl.auth.BasicScheme;
import org.apache.http.impl.client.BasicAuthCache;
import org.apache.http.impl.client.BasicCredentialsProvider;
import org.apache.http.impl.client.HttpClientBuilder;
import org.apache.http.impl.conn.DefaultRoutePlanner;
import org.apache.http.impl.conn.DefaultSchemePortResolver;
import org.apache.http.message.BasicHeader;
import org.apache.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/** The way through a proxy, where there is one. It is told at once who we are: nothing is sent a second time to say it. */
final class Proxies extends DefaultRoutePlanner {

    private final Approach approach;

    private Proxies(Approach approach) {
        super(DefaultSchemePortResolver.INSTANCE);
        this.approach = approach;
    }

    /** Lets a client take this way. Where no proxy was named, what the JVM was told of proxies holds. */
    static void equip(HttpClientBuilder client, Approach approach) {
        if (approach.hasProxy()) {
            client.setRoutePlanner(new Proxies(approach));
            client.setDefaultCredentialsProvider(new BasicCredentialsProvider());
        }
    }

    @Override
    protected @Nullable HttpHost determineProxy(HttpHost target, HttpRequest request, HttpContext context) {
        Optional<ProxyAddress> known = approach.proxy(target.getSchemeName(), target.getHostName(), port(target));
        if (known.isEmpty()) {
            return null;
        }
        HttpHost proxy = new HttpHost(known.get().host(), known.get().port());
        if (known.get().user() != null) {
            introduce(proxy, known.get(), HttpClientContext.adapt(context));
        }
        return proxy;
    }

    /** One that stands in no URL is that of the scheme. */
    private static int port(HttpHost target) {
        try {
            return DefaultSchemePortResolver.INSTANCE.resolve(target);
        } catch (UnsupportedSchemeException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** In a context of this request alone. */
    private static void introduce(HttpHost proxy, ProxyAddress known, HttpClientContext context) {
        BasicCredentialsProvider credentials = new BasicCredentialsProvider();
        credentials.setCredentials(
                new AuthScope(proxy), new UsernamePasswordCredentials(known.user(), known.password()));
        context.setCredentialsProvider(credentials);
        BasicAuthCache cache = new BasicAuthCache();
        cache.put(proxy, schemeOfProxies());
        context.setAuthCache(cache);
    }

    /** One that was never asked would say who we are to the server instead, where it is asked for by the proxy. */
    private static BasicScheme schemeOfProxies() {
        BasicScheme scheme = new BasicScheme();
        try {
            scheme.processChallenge(new BasicHeader(AUTH.PROXY_AUTH, "Basic realm=\"proxy\""));
            return scheme;
        } catch (MalformedChallengeException e) {
            throw new IllegalStateException("A challenge of our own is not understood", e);
        }
    }
}
