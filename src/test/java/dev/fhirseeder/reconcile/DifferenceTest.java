package dev.fhirseeder.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DifferenceTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            {"a":1}                  | {"a":1}                  | -
            {"a":1,"b":2}            | {"b":2,"a":1}            | -
            {"a":1}                  | {"a":2}                  | $.a
            {"a":1}                  | {}                       | $.a
            {}                       | {"a":1}                  | $.a
            {"a":[{"b":1},{"b":2}]}  | {"a":[{"b":1},{"b":3}]}  | $.a[1].b
            {"a":[1,2]}              | {"a":[1]}                | $.a
            {"a":[1,2]}              | {"a":[2,1]}              | $.a[0]
            {"a":{"b":1}}            | {"a":[1]}                | $.a
            {"a":1.0}                | {"a":1.00}               | -
            {"a":1.0}                | {"a":1.01}               | $.a
            """)
    void the_first_place_that_differs_is_named(String expected, String found, String place) throws Exception {
        // Given
        ObjectMapper json = new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

        // Then
        assertThat(Difference.between(json.readTree(expected), json.readTree(found))
                        .orElse(null))
                .isEqualTo(place);
    }
}
