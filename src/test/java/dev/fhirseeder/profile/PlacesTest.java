package dev.fhirseeder.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PlacesTest {

    @Test
    void cities_of_one_name_in_two_provinces_are_two() {
        // Given
        Places places = new Places();

        // When
        places.add("Hope", "bc");
        places.add("Hope", "on");
        places.add("Hope", "on");
        places.add("Surrey", "bc");

        // Then
        assertThat(places.all())
                .isEqualTo(List.of(new Count("Hope, ON", 2), new Count("Hope, BC", 1), new Count("Surrey", 1)));
    }
}
