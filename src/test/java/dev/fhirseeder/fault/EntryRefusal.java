package dev.fhirseeder.fault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Iterator;

/** A success in which each entry of one person is refused; the other entries are taken by the real server. */
final class EntryRefusal implements Reply {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public void give(Call call) throws IOException {
        ObjectNode bundle = (ObjectNode) call.request().json();
        JsonNode sent = bundle.get("entry");
        ArrayNode sound = JSON.createArrayNode();
        sent.forEach(entry -> {
            if (!isRefused(entry, call)) {
                sound.add(entry);
            }
        });
        bundle.set("entry", sound);
        Answer real = sound.isEmpty()
                ? Answer.fhir(200, "{\"resourceType\":\"Bundle\",\"entry\":[]}")
                : call.upstream().send("POST", "", call.request().contentType(), JSON.writeValueAsBytes(bundle));
        call.client().write(real.status() == 200 ? merged(sent, real, bundle, call) : real);
    }

    private static Answer merged(JsonNode sent, Answer real, JsonNode bundle, Call call) throws IOException {
        Iterator<JsonNode> taken = JSON.readTree(real.body()).get("entry").iterator();
        ObjectNode merged = JSON.createObjectNode()
                .put("resourceType", "Bundle")
                .put("type", bundle.get("type").asText() + "-response");
        ArrayNode entries = merged.putArray("entry");
        for (JsonNode entry : sent) {
            entries.add(isRefused(entry, call) ? refusal() : taken.next());
        }
        return Answer.fhir(200, merged.toString());
    }

    private static boolean isRefused(JsonNode entry, Call call) {
        return entry.toString().contains(call.proxy().aim());
    }

    private static JsonNode refusal() throws IOException {
        return JSON.readTree("{\"response\":{\"status\":\"422 Unprocessable Entity\",\"outcome\":"
                + Answer.outcome(422, "this entry is refused").text() + "}}");
    }
}
