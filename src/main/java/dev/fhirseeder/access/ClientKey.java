package dev.fhirseeder.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.RSAPrivateKey;
import java.util.Optional;

/**
 * The key by which a client proves who it is.
 *
 * @param key of RSA, or of the curve P-384
 * @param id by which whoever has the public key finds it
 * @param algorithm RS384 or ES384
 */
record ClientKey(PrivateKey key, String id, JWSAlgorithm algorithm) {

    private static final int LEAST_BITS = 2048;

    /**
     * Takes a key.
     *
     * @param wanted the algorithm that the operator has chosen
     * @throws IllegalArgumentException if the key is of neither kind or does not fit what is wanted; the message says what was
     *     found and what was expected
     */
    static ClientKey of(PrivateKey key, String id, Optional<String> wanted) {
        JWSAlgorithm algorithm = algorithm(key);
        if (wanted.isPresent() && !wanted.get().equals(algorithm.getName())) {
            throw new IllegalArgumentException("found a key for %s, expected one for FHIR_CLIENT_ALGORITHM=%s"
                    .formatted(algorithm.getName(), wanted.get()));
        }
        return new ClientKey(key, id, algorithm);
    }

    private static JWSAlgorithm algorithm(PrivateKey key) {
        if (key instanceof RSAPrivateKey rsa) {
            int bits = rsa.getModulus().bitLength();
            if (bits < LEAST_BITS) {
                throw new IllegalArgumentException(
                        "found an RSA key of %d bits, expected at least %d".formatted(bits, LEAST_BITS));
            }
            return JWSAlgorithm.RS384;
        }
        if (key instanceof ECPrivateKey curve && Curve.P_384.equals(Curve.forECParameterSpec(curve.getParams()))) {
            return JWSAlgorithm.ES384;
        }
        throw new IllegalArgumentException("found a key of another kind, expected one of RSA or of the curve P-384");
    }

    /**
     * Signs claims.
     *
     * @throws IllegalArgumentException if the key cannot sign
     */
    SignedJWT sign(JWTClaimsSet claims) {
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(algorithm)
                        .keyID(id)
                        .type(com.nimbusds.jose.JOSEObjectType.JWT)
                        .build(),
                claims);
        try {
            jwt.sign(key instanceof ECPrivateKey curve ? new ECDSASigner(curve) : new RSASSASigner(key));
            return jwt;
        } catch (JOSEException e) {
            throw new IllegalArgumentException(
                    "found a key that cannot sign, expected one of RSA or of the curve P-384", e);
        }
    }

    /** Nobody sees it by chance. */
    @Override
    public String toString() {
        return "the key " + id;
    }
}
