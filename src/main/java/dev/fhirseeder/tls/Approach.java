package dev.fhirseeder.tls;

import dev.fhirseeder.settings.ProxyAddress;
import dev.fhirseeder.settings.Setting;
import dev.fhirseeder.settings.Settings;
import dev.fhirseeder.settings.SettingsException;
import dev.fhirseeder.settings.TlsSetting;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How servers are reached, the FHIR server and whoever gives out tokens for it alike. */
public final class Approach {

    /** Straight, with what the JDK trusts. */
    public static final Approach DIRECT =
            new Approach(Assurance.STANDARD, Optional.empty(), Optional.empty(), new Exceptions(""));

    private final Assurance assurance;
    private final Optional<ProxyAddress> http;
    private final Optional<ProxyAddress> https;
    private final Exceptions exceptions;

    private Approach(
            Assurance assurance, Optional<ProxyAddress> http, Optional<ProxyAddress> https, Exceptions exceptions) {
        this.assurance = assurance;
        this.http = http;
        this.https = https;
        this.exceptions = exceptions;
    }

    /**
     * Returns how the settings say; files of certificates and keys are read now, once.
     *
     * @param now at which our own certificate must be valid
     * @throws SettingsException if one of them is not what it should be; it names every fault
     */
    public static Approach of(Settings settings, Instant now) {
        List<String> problems = new ArrayList<>();
        Approach approach = new Approach(
                Assurance.of(settings, now, problems),
                settings.find(TlsSetting.HTTP_PROXY).filter(ProxyAddress::isSpoken),
                settings.find(TlsSetting.HTTPS_PROXY).filter(ProxyAddress::isSpoken),
                exceptions(settings));
        if (!problems.isEmpty()) {
            throw new SettingsException(problems);
        }
        return approach;
    }

    /**
     * Returns what is wrong with the settings and the files that they name; empty if nothing is.
     *
     * @param now at which our own certificate must be valid
     */
    public static List<String> problems(Settings settings, Instant now) {
        List<String> problems = new ArrayList<>();
        Assurance.of(settings, now, problems);
        URI url = settings.get(Setting.FHIR_URL);
        boolean secure = "https".equalsIgnoreCase(url.getScheme());
        Setting<ProxyAddress> named = secure ? TlsSetting.HTTPS_PROXY : TlsSetting.HTTP_PROXY;
        settings.find(named)
                .filter(proxy -> !proxy.isSpoken())
                .filter(proxy -> !exceptions(settings).include(url.getHost(), port(url)))
                .map(proxy -> "%s (%s): found a proxy of '%s', expected one of http, or NO_PROXY for FHIR_URL"
                        .formatted(named.variable(), named.property(), proxy.host()))
                .ifPresent(problems::add);
        return problems;
    }

    /** Returns the port of an address, which may be that of its scheme, from 1 to 65,535. */
    static int port(URI url) {
        return url.getPort() > 0 ? url.getPort() : "https".equalsIgnoreCase(url.getScheme()) ? 443 : 80;
    }

    private static Exceptions exceptions(Settings settings) {
        return new Exceptions(settings.find(TlsSetting.NO_PROXY).orElse(""));
    }

    /** Returns whom we trust, and as whom we present ourselves. */
    public Assurance assurance() {
        return assurance;
    }

    /** Tells whether any proxy was named. */
    public boolean hasProxy() {
        return http.isPresent() || https.isPresent();
    }

    /**
     * Returns the proxy on the way to a server; nothing if there is none.
     *
     * @param scheme http or https
     * @param port of the server, from 1 to 65,535
     */
    public Optional<ProxyAddress> proxy(String scheme, String host, int port) {
        Optional<ProxyAddress> proxy = scheme.equalsIgnoreCase("https") ? https : http;
        return proxy.filter(any -> !exceptions.include(host, port));
    }

    /** Returns the proxy on the way to an address; nothing if there is none. */
    public Optional<ProxyAddress> proxy(URI url) {
        return proxy(url.getScheme(), url.getHost(), port(url));
    }
}
