package dev.fhirseeder.access;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.PrivateKeyJWT;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.JWTID;
import dev.fhirseeder.settings.AccessSetting;
import dev.fhirseeder.settings.Setting;
import dev.fhirseeder.settings.Settings;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** Who gives tokens, as the settings say. */
final class Grants {

    /**
     * How long the word of a client is good. SMART allows five minutes by the clock of whoever hears it, which may be behind
     * ours; and since no beginning is named, it may be ahead as well.
     */
    private static final Duration WORD = Duration.ofMinutes(4);

    private Grants() {}

    /** Returns who gives a token for the secret of a client; nothing if a setting is missing. */
    static Optional<Grant> bySecret(Settings settings, Exchange exchange) {
        return dev.fhirseeder.access.Secret.of(settings, AccessSetting.FHIR_CLIENT_SECRET)
                .map(secret -> grant(settings, exchange, address -> shown(settings, secret.value())));
    }

    private static ClientAuthentication shown(Settings settings, String value) {
        ClientID client = client(settings);
        Secret secret = new Secret(value);
        return settings.get(AccessSetting.FHIR_CLIENT_AUTH).equals("client_secret_post")
                ? new ClientSecretPost(client, secret)
                : new ClientSecretBasic(client, secret);
    }

    /**
     * Returns who gives a token for a word that is signed with the key of a client; nothing if a setting is missing.
     *
     * @param clock tells the time, for the end of that word
     */
    static Optional<Grant> byKey(Settings settings, Exchange exchange, Supplier<Instant> clock) {
        return KeyFile.of(settings)
                .map(file -> grant(settings, exchange, address -> signed(settings, file.read(), address, clock)));
    }

    private static ClientAuthentication signed(Settings settings, ClientKey key, URI address, Supplier<Instant> clock) {
        String client = client(settings).getValue();
        return new PrivateKeyJWT(key.sign(new JWTClaimsSet.Builder()
                .issuer(client)
                .subject(client)
                .audience(address.toString())
                .jwtID(new JWTID().getValue())
                .claim("exp", clock.get().plus(WORD).getEpochSecond())
                .build()));
    }

    private static Grant grant(Settings settings, Exchange exchange, ClientGrant.Proof proof) {
        return new ClientGrant(
                new Discovery(settings.find(AccessSetting.FHIR_TOKEN_URL), settings.get(Setting.FHIR_URL), exchange),
                settings.find(AccessSetting.FHIR_SCOPE),
                proof,
                exchange);
    }

    private static ClientID client(Settings settings) {
        return new ClientID(settings.get(AccessSetting.FHIR_CLIENT_ID));
    }
}
