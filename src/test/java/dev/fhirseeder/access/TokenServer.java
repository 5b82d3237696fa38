package dev.fhirseeder.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.jetty.ee10.servlet.DefaultServlet;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configurers.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.context.ContextLoaderListener;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.filter.DelegatingFilterProxy;

/** A real OAuth 2.0 server on the loopback: Spring Authorization Server, which checks secrets, signatures and ends itself. */
public final class TokenServer implements AutoCloseable {

    /** The secret of the clients that have one. */
    public static final String SECRET = "cl1ent+s3cret/of=the:test";

    /** What the clients may ask for. */
    public static final String SCOPE = "system/*.cruds";

    private final Server jetty = new Server();
    private final HttpServer keys;
    private final RSAKey key;
    private final List<String> assertions = new CopyOnWriteArrayList<>();
    private volatile JWKSet clientKeys = new JWKSet();

    /**
     * Starts on a free port. Its clients: {@code by-header}, {@code by-body}, {@code by-rsa} and {@code by-curve}.
     *
     * @param lifetime of each token
     */
    public TokenServer(Duration lifetime) throws Exception {
        key = new RSAKeyGenerator(2048).keyID("server").generate();
        keys = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        keys.createContext("/", this::showKeys);
        keys.start();
        ServerConnector connector = new ServerConnector(jetty);
        connector.setHost("127.0.0.1");
        jetty.addConnector(connector);
        AnnotationConfigWebApplicationContext spring = new AnnotationConfigWebApplicationContext();
        spring.register(Rules.class);
        spring.addBeanFactoryPostProcessor(beans -> {
            beans.registerSingleton("clients", clients(lifetime));
            beans.registerSingleton("keys", new ImmutableJWKSet<SecurityContext>(new JWKSet(key)));
        });
        ServletContextHandler servlets = new ServletContextHandler();
        servlets.addEventListener(new ContextLoaderListener(spring));
        servlets.addFilter(new FilterHolder((Filter) this::note), "/*", EnumSet.of(DispatcherType.REQUEST));
        servlets.addFilter(
                new FilterHolder(new DelegatingFilterProxy("springSecurityFilterChain")),
                "/*",
                EnumSet.of(DispatcherType.REQUEST));
        servlets.addServlet(DefaultServlet.class, "/");
        jetty.setHandler(servlets);
        jetty.start();
    }

    /** What Spring is told. */
    @Configuration
    @EnableWebSecurity
    static class Rules {

        @Bean
        SecurityFilterChain chain(HttpSecurity http) throws Exception {
            OAuth2AuthorizationServerConfigurer server = OAuth2AuthorizationServerConfigurer.authorizationServer();
            return http.securityMatcher(server.getEndpointsMatcher())
                    .with(server, Customizer.withDefaults())
                    .authorizeHttpRequests(all -> all.anyRequest().authenticated())
                    .build();
        }

        @Bean
        AuthorizationServerSettings settings() {
            return AuthorizationServerSettings.builder().build();
        }
    }

    /** Returns where tokens are given. */
    public URI tokenUrl() {
        return URI.create("http://127.0.0.1:%d/oauth2/token"
                .formatted(((ServerConnector) jetty.getConnectors()[0]).getLocalPort()));
    }

    /** Returns the words that clients have signed to show who they are, good and bad. */
    public List<String> assertions() {
        return List.copyOf(assertions);
    }

    /** Says which keys the clients have from now on. */
    public void trust(JWK... publicKeys) {
        clientKeys = new JWKSet(List.of(publicKeys));
    }

    /** Tells whether a header holds a token that was given here and has not ended. */
    public boolean hasGiven(String authorization) {
        try {
            SignedJWT token = SignedJWT.parse(authorization.replaceFirst("^Bearer ", ""));
            return token.verify(new RSASSAVerifier(key.toRSAPublicKey()))
                    && token.getJWTClaimsSet().getExpirationTime().toInstant().isAfter(Instant.now());
        } catch (ParseException | JOSEException e) {
            return false;
        }
    }

    private InMemoryRegisteredClientRepository clients(Duration lifetime) {
        return new InMemoryRegisteredClientRepository(
                client("by-header", ClientAuthenticationMethod.CLIENT_SECRET_BASIC, null, lifetime),
                client("by-body", ClientAuthenticationMethod.CLIENT_SECRET_POST, null, lifetime),
                client("by-rsa", ClientAuthenticationMethod.PRIVATE_KEY_JWT, SignatureAlgorithm.RS384, lifetime),
                client("by-curve", ClientAuthenticationMethod.PRIVATE_KEY_JWT, SignatureAlgorithm.ES384, lifetime));
    }

    private RegisteredClient client(
            String id,
            ClientAuthenticationMethod method,
            @org.jspecify.annotations.Nullable SignatureAlgorithm algorithm,
            Duration lifetime) {
        RegisteredClient.Builder client = RegisteredClient.withId(
                        UUID.randomUUID().toString())
                .clientId(id)
                .clientAuthenticationMethod(method)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .scope(SCOPE)
                .tokenSettings(
                        TokenSettings.builder().accessTokenTimeToLive(lifetime).build());
        if (algorithm == null) {
            return client.clientSecret(PasswordEncoderFactories.createDelegatingPasswordEncoder()
                            .encode(SECRET))
                    .build();
        }
        return client.clientSettings(ClientSettings.builder()
                        .jwkSetUrl("http://127.0.0.1:" + keys.getAddress().getPort() + "/")
                        .tokenEndpointAuthenticationSigningAlgorithm(Objects.requireNonNull(algorithm))
                        .build())
                .build();
    }

    private void note(ServletRequest request, ServletResponse response, FilterChain rest)
            throws IOException, ServletException {
        Optional.ofNullable(request.getParameter("client_assertion")).ifPresent(assertions::add);
        rest.doFilter(request, response);
    }

    private void showKeys(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] text = clientKeys.toString(true).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, text.length);
            exchange.getResponseBody().write(text);
        }
    }

    @Override
    public void close() throws Exception {
        jetty.stop();
        keys.stop(0);
    }
}
