package dev.fhirseeder.access;

import com.nimbusds.common.contenttype.ContentType;
import com.nimbusds.oauth2.sdk.AccessTokenResponse;
import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.PrivateKeyJWT;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.oauth2.sdk.token.AccessTokenType;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** A token for a client by itself (RFC 6749, 4.4), on proof of who it is. */
final class ClientGrant implements Grant {

    /** Errors that another time may heal. */
    private static final Set<String> PASSING = Set.of("server_error", "temporarily_unavailable", "slow_down");

    /** What a header can hold, and no less than one character: an empty token would show nobody. */
    private static final Pattern READABLE = Pattern.compile("[!-~]+");

    private final Discovery discovery;
    private final Optional<String> scope;
    private final Proof proof;
    private final Exchange exchange;

    /** By which a client shows at an address who it is, made anew for each question. */
    @FunctionalInterface
    interface Proof {

        /**
         * Makes it.
         *
         * @throws IllegalArgumentException if that cannot be, as when a key is no good; the message says why
         */
        ClientAuthentication at(URI address);
    }

    ClientGrant(Discovery discovery, Optional<String> scope, Proof proof, Exchange exchange) {
        this.discovery = discovery;
        this.scope = scope;
        this.proof = proof;
        this.exchange = exchange;
    }

    @Override
    public Token ask() throws AccessException {
        URI address = discovery.address();
        HTTPRequest request = request(address);
        Map<String, String> headers = new TreeMap<>();
        request.getHeaderMap().forEach((name, values) -> headers.put(name, String.join(",", values)));
        headers.keySet().removeIf(name -> name.equalsIgnoreCase("Content-Type"));
        return token(address, exchange.post(address, headers, request.getBody()));
    }

    private HTTPRequest request(URI address) throws AccessException {
        try {
            ClientAuthentication shown = proof.at(address);
            TokenRequest.Builder question = new TokenRequest.Builder(address, shown, new ClientCredentialsGrant())
                    .scope(scope.map(Scope::parse).orElse(null));
            if (shown instanceof PrivateKeyJWT) {
                // The word says so itself, but there are servers that want it beside (RFC 7521, 4.2, leaves it open).
                question.customParameter("client_id", shown.getClientID().getValue());
            }
            return question.build().toHTTPRequest();
        } catch (IllegalArgumentException e) {
            throw AccessException.lasting(String.valueOf(e.getMessage()));
        }
    }

    private static Token token(URI address, Exchange.Answer answer) throws AccessException {
        try {
            TokenResponse response = TokenResponse.parse(http(answer));
            if (response instanceof AccessTokenResponse good) {
                return token(address, good.getTokens().getAccessToken());
            }
            ErrorObject error = response.toErrorResponse().getErrorObject();
            throw refused(address, answer, error == null ? "" : String.valueOf(error.getCode()));
        } catch (ParseException e) {
            throw refused(address, answer, "");
        }
    }

    private static HTTPResponse http(Exchange.Answer answer) throws ParseException {
        HTTPResponse response = new HTTPResponse(answer.status());
        response.setEntityContentType(ContentType.APPLICATION_JSON);
        response.setBody(answer.body());
        return response;
    }

    private static Token token(URI address, AccessToken token) throws AccessException {
        if (!AccessTokenType.BEARER.equals(token.getType())
                || !READABLE.matcher(token.getValue()).matches()) {
            throw AccessException.lasting(
                    "%s: found a token of another kind, expected a bearer token".formatted(address));
        }
        return new Token(
                token.getValue(),
                token.getLifetime() > 0
                        ? Duration.ofSeconds(Math.min(token.getLifetime(), Token.UNKNOWN.toSeconds()))
                        : Token.UNKNOWN);
    }

    /** Of the error its code alone, which is a word of the standard: the rest is the server's own, and may quote anything. */
    private static AccessException refused(URI address, Exchange.Answer answer, String code) {
        boolean known = code.matches("[a-z_]{1,40}") && !code.equals("null");
        String found = "%s: found the answer %d%s, expected a token%s"
                .formatted(address, answer.status(), known ? " " + code : "", known ? advice(code) : "");
        return answer.isPassing() || (known && PASSING.contains(code))
                ? AccessException.passing(found, null)
                : AccessException.lasting(found);
    }

    private static String advice(String code) {
        return switch (code) {
            case "invalid_client" -> "; check FHIR_CLIENT_ID and its secret or key";
            case "invalid_scope" -> "; check FHIR_SCOPE";
            case "unauthorized_client" -> "; the client may not have tokens of client_credentials";
            default -> "";
        };
    }
}
