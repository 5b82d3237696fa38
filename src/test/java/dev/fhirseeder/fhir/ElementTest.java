package dev.fhirseeder.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fhirseeder.json.Utf8;
import java.util.List;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;

class ElementTest {

    private static final Kind<Patient> PATIENT = new Kind<>(Patient::new, Patient::addIdentifier);

    @Test
    void an_element_is_written_as_hapi_writes_it() {
        // Given
        Element<Patient> birth =
                PATIENT.element(Word.DATE, (patient, date) -> patient.setBirthDateElement(new DateType(date)));
        // Then
        assertThat(written("", birth, "2020-02-29")).isEqualTo(",\"birthDate\":\"2020-02-29\"");
    }

    @Test
    void elements_that_follow_each_other_are_written_at_once() {
        // Given
        Element<Patient> both = PATIENT.element(
                List.of(Word.DATE, Word.TEXT),
                (patient, words) -> patient.setBirthDateElement(new DateType(words[0]))
                        .addAddress()
                        .setCity(words[1]));
        // Then
        assertThat(written("", both, "2020-02-29", "Trois-Rivières"))
                .isEqualTo(",\"birthDate\":\"2020-02-29\",\"address\":[{\"city\":\"Trois-Rivières\"}]");
    }

    @Test
    void items_of_one_element_share_its_array() {
        // Given
        Element<Patient> name =
                PATIENT.element(Word.TEXT, (patient, text) -> patient.addName().setText(text));
        Utf8 out = new Utf8(0);
        // When
        String last = name.text().appendTo(out, "address", "a");
        name.text().appendTo(out, last, "b");
        // Then
        assertThat(out).hasToString(",\"name\":[{\"text\":\"a\"},{\"text\":\"b\"}]");
    }

    @Test
    void a_word_may_stand_in_several_places() {
        // Given
        Element<Patient> contact = PATIENT.element(
                Word.REFERENCE,
                (patient, text) ->
                        patient.addGeneralPractitioner().setReference(text).setDisplay("<" + text + ">"));
        // Then
        assertThat(written("", contact, "Patient/1"))
                .isEqualTo(",\"generalPractitioner\":[{\"reference\":\"Patient/1\",\"display\":\"<Patient/1>\"}]");
    }

    @Test
    void an_element_takes_as_many_words_as_it_is_made_for() {
        // Given
        Element<Patient> name =
                PATIENT.element(Word.TEXT, (patient, text) -> patient.addName().setText(text));
        // Then
        assertThatCode(() -> name.check(1)).doesNotThrowAnyException();
        assertThatThrownBy(() -> name.check(0)).hasMessage("Expected 1 words, found 0");
        assertThatThrownBy(() -> name.check(2)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_element_that_depends_on_its_word_in_another_way_is_refused() {
        // Given
        Element<Patient> branching = PATIENT.element(
                Word.DATE, (patient, date) -> patient.setDeceased(new BooleanType(date.startsWith("18"))));
        // Then
        assertThatThrownBy(branching::text)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("deceasedBoolean");
    }

    @Test
    void an_element_that_sets_nothing_is_refused() {
        Element<Patient> nothing = PATIENT.constant(patient -> {});
        assertThatThrownBy(nothing::text).isInstanceOf(IllegalStateException.class);
    }

    private static String written(String before, Element<?> element, Object... words) {
        Utf8 out = new Utf8(0);
        element.text().appendTo(out, before, words);
        return out.toString();
    }
}
