package dev.fhirseeder.tls;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExceptionsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                        | localhost         | 80   | true
            ''                        | LOCALHOST         | 80   | true
            ''                        | 127.0.0.1         | 8080 | true
            ''                        | 127.9.9.9         | 8080 | true
            ''                        | [::1]             | 8080 | true
            ''                        | fhir.example.org  | 443  | false
            *                         | fhir.example.org  | 443  | true
            example.org               | fhir.example.org  | 443  | true
            example.org               | example.org       | 443  | true
            example.org               | badexample.org    | 443  | false
            example.org               | example.org.evil  | 443  | false
            .example.org              | fhir.example.org  | 443  | true
            *.example.org             | fhir.example.org  | 443  | true
            EXAMPLE.org               | fhir.Example.ORG  | 443  | true
            other.org, example.org    | fhir.example.org  | 443  | true
            other.org example.org     | fhir.example.org  | 443  | true
            example.org:8443          | fhir.example.org  | 8443 | true
            example.org:8443          | fhir.example.org  | 443  | false
            10.1.2.3                  | 10.1.2.3          | 80   | true
            10.1.2.3:8080             | 10.1.2.3          | 8080 | true
            10.1.2.3:8080             | 10.1.2.3          | 80   | false
            10.1.2.3                  | 10.1.2.33         | 80   | false
            10.0.0.0/8                | 10.200.3.4        | 80   | true
            10.0.0.0/8                | 11.0.0.1          | 80   | false
            192.168.4.0/22            | 192.168.7.255     | 80   | true
            192.168.4.0/22            | 192.168.8.0       | 80   | false
            10.0.0.0/8                | ten.example.org   | 80   | false
            10.0.0.0/99               | 10.0.0.1          | 80   | false
            fd00::/8                  | [fd12:3456::1]    | 80   | true
            fd12:3456::1              | [fd12:3456:0::1]  | 80   | true
            [fd12:3456::1]            | fd12:3456::1      | 80   | true
            [fd12:3456::1]:8080       | fd12:3456::1      | 8080 | true
            nonsense/x                | fhir.example.org  | 80   | false
            """)
    void no_proxy_stands_before_this_machine_and_what_is_excepted(
            String words, String host, int port, boolean straight) {
        assertThat(new Exceptions(words).include(host, port)).isEqualTo(straight);
    }
}
