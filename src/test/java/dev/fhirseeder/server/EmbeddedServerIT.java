package dev.fhirseeder.server;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.rest.api.SearchTotalModeEnum;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.Immunization.ImmunizationStatus;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;

/** The embedded server does what deliveries and their tests rely on. */
class EmbeddedServerIT {

    private static final String TAGS = "https://fhirseeder.dev/fhir/seed";
    private static final String ACT_REASON = "http://terminology.hl7.org/CodeSystem/v3-ActReason";
    private static final String PATIENT = "6ec09bd2-0c33-4a2c-8a5e-6c2f7e6f0b01";
    private static final String IMMUNIZATION = "6ec09bd2-0c33-4a2c-8a5e-6c2f7e6f0b02";

    private final EmbeddedServer server = SharedServer.get();
    private final IGenericClient client = Clients.of(server.baseUrl());

    @Test
    void the_same_transaction_sent_twice_leaves_one_of_each() {
        // Given
        String seed = "it-twice";
        client.transaction().withBundle(puts(seed)).execute();

        // When
        Bundle answer = client.transaction().withBundle(puts(seed)).execute();

        // Then
        assertThat(answer.getEntry())
                .allMatch(entry -> entry.getResponse().getStatus().startsWith("200"));
        assertThat(count("Patient?_tag=" + TAGS + "|" + seed)).isEqualTo(1);
        assertThat(count("Immunization?_tag=" + TAGS + "|" + seed)).isEqualTo(1);
        assertThat(client.read()
                        .resource(Immunization.class)
                        .withId(IMMUNIZATION)
                        .execute()
                        .getPatient()
                        .getReference())
                .isEqualTo("Patient/" + PATIENT);
    }

    @Test
    void a_conditional_create_with_a_known_identifier_creates_nothing() {
        // Given
        Bundle bundle = conditionalCreate("it-conditional");
        client.transaction().withBundle(bundle).execute();

        // When
        client.transaction().withBundle(conditionalCreate("it-conditional")).execute();

        // Then
        assertThat(count("Patient?identifier=urn:test|it-conditional")).isEqualTo(1);
    }

    @Test
    void resources_are_found_by_security_label_and_counted_exactly() {
        // Given
        client.transaction().withBundle(puts("it-label")).execute();

        // When
        Bundle found = client.search()
                .byUrl("Patient?_tag=" + TAGS + "|it-label&_security=" + ACT_REASON + "|HTEST")
                .totalMode(SearchTotalModeEnum.ACCURATE)
                .returnBundle(Bundle.class)
                .execute();

        // Then
        assertThat(found.getTotal()).isEqualTo(1);
        assertThat(found.getEntry()).hasSize(1);
    }

    @Test
    void a_taken_port_is_replaced_by_a_free_one() throws IOException {
        // Given
        int taken = URI.create(server.baseUrl()).getPort();

        // When
        try (LoopbackPort port = LoopbackPort.claim(taken)) {

            // Then
            assertThat(port.number()).isNotEqualTo(taken).isPositive();
        }
    }

    @Test
    void other_machines_cannot_reach_it() throws IOException {
        // Given
        int port = URI.create(server.baseUrl()).getPort();

        // When
        var reached = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress())
                .filter(address -> answers(address, port))
                .toList();

        // Then
        assertThat(reached).isEmpty();
        assertThat(answers(InetAddress.getLoopbackAddress(), port)).isTrue();
    }

    private int count(String query) {
        return client.search()
                .byUrl(query + "&_summary=count")
                .returnBundle(Bundle.class)
                .execute()
                .getTotal();
    }

    private static Bundle puts(String seed) {
        var patient = labelled(new Patient().setActive(true), seed);
        patient.setId(PATIENT);
        var immunization = labelled(new Immunization().setStatus(ImmunizationStatus.COMPLETED), seed);
        immunization.setId(IMMUNIZATION);
        immunization.setPatient(new Reference("urn:uuid:" + PATIENT));
        var bundle = new Bundle().setType(BundleType.TRANSACTION);
        put(bundle, patient);
        put(bundle, immunization);
        return bundle;
    }

    private static void put(Bundle bundle, Resource resource) {
        String id = resource.getIdElement().getIdPart();
        bundle.addEntry()
                .setFullUrl("urn:uuid:" + id)
                .setResource(resource)
                .getRequest()
                .setMethod(HTTPVerb.PUT)
                .setUrl(resource.fhirType() + "/" + id);
    }

    private static Bundle conditionalCreate(String identifier) {
        var patient = new Patient();
        patient.addIdentifier().setSystem("urn:test").setValue(identifier);
        var bundle = new Bundle().setType(BundleType.TRANSACTION);
        bundle.addEntry()
                .setResource(patient)
                .getRequest()
                .setMethod(HTTPVerb.POST)
                .setUrl("Patient")
                .setIfNoneExist("identifier=urn:test|" + identifier);
        return bundle;
    }

    private static <T extends Resource> T labelled(T resource, String seed) {
        resource.getMeta().addTag(TAGS, seed, null);
        resource.getMeta().addSecurity(ACT_REASON, "HTEST", null);
        return resource;
    }

    private static boolean answers(InetAddress address, int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), 500);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
