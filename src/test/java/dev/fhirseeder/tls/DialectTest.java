package dev.fhirseeder.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DialectTest {

    @ParameterizedTest
    @CsvSource({
        "https://fhir.example.org/fhir, http, http://fhir.example.org:443/fhir",
        "http://fhir.example.org/fhir, https, https://fhir.example.org:80/fhir",
        "HTTP://fhir.example.org, https, https://fhir.example.org:80",
        "https://fhir.example.org:8443/a%20b, http, http://fhir.example.org:8443/a%20b",
        "https://[::1]/fhir, http, http://[::1]:443/fhir"
    })
    void the_right_address_is_that_of_the_port_that_was_asked(URI url, String scheme, URI right) {
        assertThat(Dialect.renamed(url, scheme)).isEqualTo(right);
    }
}
