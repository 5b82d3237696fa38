package dev.fhirseeder.settings;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/** What an operator may choose of how the seeder proves to the FHIR server who it is. */
public final class AccessSetting {

    static final Declared ALL = new Declared();

    public static final Setting<String> FHIR_AUTH = ALL.setting(
            "FHIR_AUTH",
            "how the server is told who asks: none, basic (FHIR_USER), bearer (FHIR_TOKEN), oauth2 (client credentials) or smart (SMART Backend Services); without it bearer if there is FHIR_TOKEN",
            Kind.oneOf("none", "basic", "bearer", "oauth2", "smart"));

    public static final Setting<String> FHIR_TOKEN =
            ALL.secret("FHIR_TOKEN", "bearer token; a file is read again when it changes", Kind.TOKEN);

    public static final Setting<String> FHIR_USER =
            ALL.setting("FHIR_USER", "who asks, for FHIR_AUTH=basic; without a colon", Kind.USER);

    public static final Setting<String> FHIR_PASSWORD =
            ALL.secret("FHIR_PASSWORD", "the password of FHIR_USER; a file is read again when it changes", Kind.TOKEN);

    public static final Setting<URI> FHIR_TOKEN_URL = ALL.setting(
            "FHIR_TOKEN_URL",
            "where oauth2 and smart get their tokens (smart: as .well-known/smart-configuration below FHIR_URL says)",
            Kind.URL);

    public static final Setting<String> FHIR_CLIENT_ID =
            ALL.setting("FHIR_CLIENT_ID", "as whom oauth2 and smart ask for tokens", Kind.TOKEN);

    public static final Setting<String> FHIR_CLIENT_SECRET = ALL.secret(
            "FHIR_CLIENT_SECRET",
            "the secret of FHIR_CLIENT_ID, for oauth2; a file is read for each token",
            Kind.TOKEN);

    public static final Setting<String> FHIR_CLIENT_AUTH = ALL.setting(
            "FHIR_CLIENT_AUTH",
            "client_secret_basic",
            "how oauth2 shows that secret: in a header or in the body",
            Kind.oneOf("client_secret_basic", "client_secret_post"));

    public static final Setting<String> FHIR_SCOPE =
            ALL.setting("FHIR_SCOPE", "what a token of oauth2 or smart is to allow, e.g. system/*.cruds", Kind.TOKEN);

    public static final Setting<Path> FHIR_CLIENT_KEY_FILE = ALL.setting(
            "FHIR_CLIENT_KEY_FILE",
            "the private key of FHIR_CLIENT_ID, for smart: PEM without a password, JWK or JWK set; read for each token",
            Kind.FILE);

    public static final Setting<String> FHIR_KEY_ID = ALL.setting(
            "FHIR_KEY_ID",
            "the id of that key (kid), which a PEM file does not say, and which chooses from a set",
            Kind.TOKEN);

    public static final Setting<String> FHIR_CLIENT_ALGORITHM = ALL.setting(
            "FHIR_CLIENT_ALGORITHM",
            "how smart signs with that key (RS384 with an RSA key, ES384 with one of the curve P-384)",
            Kind.oneOf("RS384", "ES384"));

    public static final Setting<Map<String, String>> FHIR_HEADERS = ALL.secret(
            "FHIR_HEADERS",
            "headers that an API gateway wants with each request, e.g. X-Api-Key: abc; a file is read again when it changes",
            Kind.HEADERS);

    private AccessSetting() {}
}
