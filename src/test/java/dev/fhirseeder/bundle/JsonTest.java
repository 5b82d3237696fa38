package dev.fhirseeder.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class JsonTest {

    @Test
    void text_is_kept_as_utf_8() throws IOException {
        // Given
        String text = "{\"family\":\"L'Écuyer\"}";
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        // When
        Json json = Json.of(text);
        json.writeTo(written);
        // Then
        assertThat(json).hasToString(text);
        assertThat(written.toByteArray()).isEqualTo(text.getBytes(StandardCharsets.UTF_8));
        assertThat(json.size()).isEqualTo(text.length() + 1);
    }
}
