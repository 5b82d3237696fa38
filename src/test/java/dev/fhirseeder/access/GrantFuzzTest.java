package dev.fhirseeder.access;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.sun.net.httpserver.HttpServer;
import dev.fhirseeder.fuzz.Fuzz;
import dev.fhirseeder.settings.SettingsReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClientBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is answered to who asks for a token, and whatever lies where a key is said to be, is read or refused. */
class GrantFuzzTest {

    private final CloseableHttpClient http = HttpClientBuilder.create().build();
    private volatile byte[] body = {};
    private volatile int status = 200;
    private HttpServer server;

    @TempDir
    Path folder;

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void close() throws IOException {
        http.close();
        server.stop(0);
    }

    @Test
    void a_token() {
        ClientGrant grant = new ClientGrant(
                new Discovery(Optional.of(base()), base(), exchange()),
                Optional.empty(),
                address -> new ClientSecretBasic(new ClientID("a"), new Secret("b")),
                exchange());
        for (int code : List.of(200, 400)) {
            status = code;
            Fuzz.against(
                    Fuzz.samples(
                            "{\"access_token\":\"abc.def\",\"token_type\":\"Bearer\",\"expires_in\":300,\"scope\":\"system/*.cruds\"}",
                            "{\"access_token\":\"\\u0000\",\"token_type\":\"Bearer\"}",
                            "{\"error\":\"invalid_client\",\"error_description\":\"no\",\"error_uri\":\"http://a\"}"),
                    input -> {
                        body = input;
                        if (!grant.ask().value().matches("[!-~]+")) {
                            throw new IllegalStateException("A token that breaks a header");
                        }
                    },
                    AccessException.class);
        }
    }

    @Test
    void where_tokens_are_given() {
        Discovery discovery = new Discovery(Optional.empty(), base(), exchange());
        Fuzz.against(
                Fuzz.samples(
                        "{\"token_endpoint\":\"https://login.example.org/token\",\"grant_types_supported\":[\"client_credentials\"]}",
                        "{\"token_endpoint\":\"http://127.0.0.1:1/token\"}"),
                input -> {
                    body = input;
                    if (!Rules.isSafe(discovery.address())) {
                        throw new IllegalStateException("Secrets go to " + discovery.address());
                    }
                },
                AccessException.class);
    }

    @Test
    void a_key() throws Exception {
        ECKey key = new ECKeyGenerator(Curve.P_384).keyID("one").generate();
        String secret = key.getD().toString().substring(0, 20);
        String pem = "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n"
                .formatted(Base64.getMimeEncoder()
                        .encodeToString(key.toPrivateKey().getEncoded()));
        String line = pem.lines().skip(2).findFirst().orElseThrow();
        Path file = folder.resolve("key");
        KeyFile reader = KeyFile.of(new SettingsReader(
                                Map.of("FHIR_CLIENT_KEY_FILE", file.toString(), "FHIR_KEY_ID", "one"), Map.of())
                        .read())
                .orElseThrow();
        Fuzz.against(
                Fuzz.samples(key.toJSONString(), new JWKSet(List.of(key)).toString(false), pem),
                input -> {
                    Fuzz.lay(file, input);
                    try {
                        reader.read();
                    } catch (IllegalArgumentException refused) {
                        String message = String.valueOf(refused.getMessage());
                        if (message.contains(secret) || message.contains(line)) {
                            throw new IllegalStateException("It quotes the key", refused);
                        }
                        throw refused;
                    }
                },
                IllegalArgumentException.class);
    }

    /** Whether another dialect is spoken at the port is asked in {@link TokenTlsTest}, and not a hundred thousand times. */
    private Exchange exchange() {
        return new Exchange(() -> http, address -> Optional.empty());
    }

    private URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/fhir");
    }
}
