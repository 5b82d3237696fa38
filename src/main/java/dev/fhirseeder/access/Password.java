package dev.fhirseeder.access;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Who asks, and the password (RFC 7617). */
final class Password implements Credentials {

    private final String user;
    private final Secret<String> password;

    Password(String user, Secret<String> password) {
        this.user = user;
        this.password = password;
    }

    @Override
    public String present() {
        return header(password.value());
    }

    @Override
    public boolean isReplaced(String refused) {
        return !header(password.again()).equals(refused);
    }

    private String header(String word) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + word).getBytes(StandardCharsets.UTF_8));
    }
}
