package dev.fhirseeder.access;

import com.google.common.base.Suppliers;
import dev.fhirseeder.settings.AccessSetting;
import dev.fhirseeder.settings.Setting;
import dev.fhirseeder.settings.Settings;
import dev.fhirseeder.tls.Approach;
import dev.fhirseeder.tls.Dialect;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.http.client.HttpClient;
import org.apache.http.impl.client.HttpClientBuilder;

/** The access to one FHIR server, as the settings say; shared by all who send to it. Safe for use by many threads. */
public final class Access {

    private final Optional<Credentials> credentials;
    private final Presentation presentation;
    private final boolean isSilent;
    private final Rejection rejection;

    private Access(
            Settings settings, Optional<Credentials> credentials, Optional<Secret<Map<String, String>>> headers) {
        URI server = settings.get(Setting.FHIR_URL);
        this.rejection = new Rejection(settings);
        this.credentials = credentials;
        this.presentation = new Presentation(server, credentials, headers);
        this.isSilent = credentials.isEmpty() && headers.isEmpty();
    }

    /**
     * Reads the settings; nothing is asked yet. With {@code IS_LOCAL_DEV=true} nobody is told anything.
     *
     * @param open makes an HTTP client for those who give tokens, set up by what it is handed; it is called when the first
     *     token is wanted
     * @param approach how those are reached
     * @param nanoTime a clock that only goes forward, in nanoseconds
     * @param clock tells the time
     */
    public static Access of(
            Settings settings,
            Function<Consumer<HttpClientBuilder>, HttpClient> open,
            Approach approach,
            LongSupplier nanoTime,
            Supplier<Instant> clock) {
        URI server = settings.get(Setting.FHIR_URL);
        if (settings.get(Setting.IS_LOCAL_DEV)) {
            return new Access(settings, Optional.empty(), Optional.empty());
        }
        Optional<Secret<Map<String, String>>> headers = Secret.of(settings, AccessSetting.FHIR_HEADERS);
        Presentation atTheDoor = new Presentation(server, Optional.empty(), headers);
        Exchange exchange = new Exchange(
                Suppliers.memoize(() -> open.apply(atTheDoor::guard)), address -> Dialect.fault(address, approach));
        Optional<Credentials> credentials =
                switch (Authentication.of(settings)) {
                    case NONE -> Optional.empty();
                    case BASIC ->
                        settings.find(AccessSetting.FHIR_USER)
                                .flatMap(user -> Secret.of(settings, AccessSetting.FHIR_PASSWORD)
                                        .map(password -> new Password(user, password)));
                    case BEARER -> Secret.of(settings, AccessSetting.FHIR_TOKEN).map(Bearer::new);
                    case OAUTH2 -> Grants.bySecret(settings, exchange).map(grant -> new GrantedTokens(grant, nanoTime));
                    case SMART ->
                        Grants.byKey(settings, exchange, clock).map(grant -> new GrantedTokens(grant, nanoTime));
                };
        return new Access(settings, credentials, headers);
    }

    /** Sets up an HTTP client so that the server, and no other, is told who asks. */
    public void guard(HttpClientBuilder client) {
        if (!isSilent) {
            presentation.guard(client);
        }
    }

    /**
     * Returns what it means, in one line, that the server answers the first question with a status; nothing if that says
     * nothing of what it was shown. Nothing secret is in it.
     */
    public Optional<String> rejection(int status) {
        return rejection.told(status);
    }

    /** Tells whether a proof of who asks is shown; headers of one's own may be anything. */
    public boolean isProven() {
        return credentials.isPresent();
    }

    /**
     * Sees to it that there is a proof of who asks, before anything is sent.
     *
     * @throws AccessException if there is none
     */
    public void prepare() throws AccessException {
        if (credentials.isPresent()) {
            String unused = credentials.get().present();
        }
    }
}
