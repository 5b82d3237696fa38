package dev.fhirseeder.http;

import dev.fhirseeder.fuzz.Fuzz;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whatever stands behind the question mark, and in the path, is read, or told of as a fault. */
class QueryFuzzTest {

    @Test
    void a_query() {
        Fuzz.against(
                Fuzz.samples("pt=on&index=7", "city=Trois-Rivi%C3%A8res&ageFrom=1", "vaccines=MMR%2CTdap&seed=-1"),
                input -> Query.of(new String(input, StandardCharsets.UTF_8)));
    }

    @Test
    void a_path() {
        Fuzz.against(
                Fuzz.samples("/runs/20261122-130450-01157d20c4", "/runs/..%2fsecret", "/runs/%00"),
                input -> new Call("GET", new String(input, StandardCharsets.UTF_8), "", List.of(), Optional.empty())
                        .lastPart());
    }

    @Test
    void what_is_shown_to_be_let_in() {
        Pass pass = new Pass(Optional.of("0123456789abcdef"), Optional.of("ward-3:0123456789abcdef"));
        Fuzz.against(Fuzz.samples("Bearer 0123456789abcde", "Basic d2FyZC0zOjAxMjM0NTY3ODlhYmNkZQ=="), input -> {
            String shown = new String(input, StandardCharsets.UTF_8);
            if (pass.isShown(shown) && !shown.contains("0123456789abcdef")) {
                throw new IllegalStateException("It lets in " + shown);
            }
        });
    }
}
