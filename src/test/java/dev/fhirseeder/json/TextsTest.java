package dev.fhirseeder.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TextsTest {

    private final Texts texts = new Texts(2);

    @Test
    void a_text_is_written_in_the_room_of_the_one_that_was_done_with_last() {
        // Given
        Utf8 first = texts.open();
        Utf8 second = texts.open();
        second.append("others");

        // When
        texts.done(first);
        texts.done(second);
        Utf8 third = texts.open();

        // Then
        assertThat(third.bytes()).isSameAs(second.bytes());
        assertThat(third.size()).isZero();
    }

    @Test
    void two_who_write_at_the_same_time_never_share_room() {
        // Given
        texts.done(texts.open());

        // When
        Utf8 one = texts.open();
        Utf8 other = texts.open();

        // Then
        assertThat(one.bytes()).isNotSameAs(other.bytes());
    }

    @Test
    void new_room_is_as_large_as_the_last_that_was_done_with() {
        // Given
        Utf8 large = texts.open();
        large.append(new byte[100_000]);
        texts.done(large);

        // When
        texts.open();
        Utf8 another = texts.open();

        // Then
        assertThat(another.bytes()).hasSameSizeAs(large.bytes());
    }

    @Test
    void a_text_is_given_back_once() {
        // Given
        Utf8 text = texts.open();
        texts.done(text);

        // Then
        assertThatThrownBy(() -> texts.done(text)).isInstanceOf(IllegalStateException.class);
        assertThat(texts.open()).isNotSameAs(texts.open());
    }

    @Test
    void no_more_wait_than_are_to_be_kept() {
        // Given
        List<Utf8> many = Stream.generate(texts::open).limit(3).toList();

        // When
        many.forEach(texts::done);

        // Then
        assertThat(Stream.generate(texts::open).limit(3)).containsOnlyOnceElementsOf(many.subList(0, 2));
    }
}
