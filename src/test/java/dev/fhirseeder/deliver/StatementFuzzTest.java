package dev.fhirseeder.deliver;

import dev.fhirseeder.fuzz.Fuzz;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Whatever a server says of itself is read in one pass, or is no CapabilityStatement. */
class StatementFuzzTest {

    @Test
    void what_a_server_says_of_itself() {
        Fuzz.against(
                Fuzz.samples("""
                        {"resourceType":"CapabilityStatement","fhirVersion":"4.0.1","name":"test","title":"a test",
                         "url":"http://localhost/fhir","implementation":{"description":"of ours","url":"http://localhost"},
                         "software":{"name":"HAPI","version":"8"},"rest":[{"mode":"server","interaction":[
                         {"code":"transaction"},{"code":"batch","documentation":"both"}],"resource":[
                         {"type":"Patient","updateCreate":true,"conditionalCreate":true,"interaction":[{"code":"read"}]},
                         {"type":"Immunization","updateCreate":false,"searchParam":[{"name":"date","type":"date"}]}]}]}""", "{\"resourceType\":\"CapabilityStatement\",\"rest\":[{\"mode\":\"client\"}]}"),
                input -> {
                    Statement statement = Statement.read(new ByteArrayInputStream(input));
                    statement.names().forEach((element, name) -> element.concat(name));
                    statement.interactions().size();
                },
                IOException.class);
    }
}
