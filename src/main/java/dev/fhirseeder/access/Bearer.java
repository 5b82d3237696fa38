package dev.fhirseeder.access;

/** A token that somebody else renews, if anybody (RFC 6750). */
final class Bearer implements Credentials {

    private final Secret<String> token;

    Bearer(Secret<String> token) {
        this.token = token;
    }

    @Override
    public String present() {
        return header(token.value());
    }

    @Override
    public boolean isReplaced(String refused) {
        return !header(token.again()).equals(refused);
    }

    static String header(String token) {
        return "Bearer " + token;
    }
}
