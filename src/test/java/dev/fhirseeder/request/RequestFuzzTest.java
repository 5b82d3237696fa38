package dev.fhirseeder.request;

import dev.fhirseeder.Facts;
import dev.fhirseeder.fuzz.Fuzz;
import dev.fhirseeder.settings.SettingsException;
import dev.fhirseeder.settings.SettingsReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Whatever comes as a request is one, or is refused. */
class RequestFuzzTest {

    private static final List<byte[]> DOCUMENTS = Fuzz.samples(
            "{}",
            "{\"pt\":\"on\",\"records\":2,\"vaccines\":[\"MMR\"]}",
            "{\"records\":500,\"pt\":[\"bc\",\"on\"],\"seed\":\"-9223372036854775808\",\"ageFrom\":12,\"ageTo\":17,\"city\":\"Kelowna\"}",
            "{\"asOf\":\"2026-11-22\",\"populationDate\":\"2026-01-01\",\"healthNumbers\":\"valid\",\"completeness\":0.5}",
            "{\"runId\":\"mine\",\"sink\":\"ndjson\",\"bundleSize\":3,\"startIndex\":7}");

    private final RequestReader requests = Facts.shared().requests(new SettingsReader(Map.of(), Map.of()).read());

    @Test
    void a_document() {
        RequestDocument document = new RequestDocument(requests);
        Fuzz.against(
                DOCUMENTS, input -> document.read(new String(input, StandardCharsets.UTF_8)), SettingsException.class);
    }

    /** Each line is a word of {@link RequestReader#WORDS} and what stands behind it. */
    @Test
    void words_of_a_message() {
        Fuzz.against(
                Fuzz.samples(
                        "records=5\npt=bc,on\nseed=7",
                        "ageFrom=1\nageTo=5\ncity=Kelowna,Vancouver\nvaccines=MMR",
                        "asOf=2026-11-22\npopulationDate=2026-11-22\ncompleteness=0.9",
                        "runId=a\nsink=fhir\nbundleSize=10\nstartIndex=3\nhealthNumbers=valid"),
                input -> {
                    Map<String, String> message = new TreeMap<>();
                    new String(input, StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> line.indexOf('=') > 0)
                            .forEach(line -> message.put(
                                    line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1)));
                    requests.read(message);
                },
                SettingsException.class);
    }
}
