package dev.fhirseeder.trace;

import io.opentelemetry.api.common.AttributeKey;

/** What spans say, by name. What OpenTelemetry has a name for has that name; what is ours begins with our own. */
final class Words {

    static final AttributeKey<String> METHOD = AttributeKey.stringKey("http.request.method");
    static final AttributeKey<Long> RESEND_COUNT = AttributeKey.longKey("http.request.resend_count");
    static final AttributeKey<Long> STATUS = AttributeKey.longKey("http.response.status_code");
    static final AttributeKey<String> URL = AttributeKey.stringKey("url.full");
    static final AttributeKey<String> HOST = AttributeKey.stringKey("server.address");
    static final AttributeKey<Long> PORT = AttributeKey.longKey("server.port");
    static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");
    static final AttributeKey<String> RUN = AttributeKey.stringKey("fhir_seeder.run.id");
    static final AttributeKey<String> BUNDLE = AttributeKey.stringKey("fhir_seeder.bundle.id");
    static final AttributeKey<Long> PEOPLE = AttributeKey.longKey("fhir_seeder.people");
    static final AttributeKey<Long> ATTEMPTS = AttributeKey.longKey("fhir_seeder.attempts");
    static final AttributeKey<String> RESULT = AttributeKey.stringKey("fhir_seeder.result");
    static final AttributeKey<Long> DELIVERED = AttributeKey.longKey("fhir_seeder.people.delivered");
    static final AttributeKey<Long> DEAD_LETTERED = AttributeKey.longKey("fhir_seeder.people.dead_lettered");
    static final AttributeKey<Long> REMAINING = AttributeKey.longKey("fhir_seeder.people.remaining");

    private Words() {}
}
