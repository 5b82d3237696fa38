package dev.fhirseeder.server;

import ca.uhn.fhir.batch2.jobs.imprt.BulkDataImportProvider;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.jpa.api.config.JpaStorageSettings;
import ca.uhn.fhir.jpa.api.dao.IFhirSystemDao;
import ca.uhn.fhir.jpa.provider.JpaCapabilityStatementProvider;
import ca.uhn.fhir.jpa.provider.JpaSystemProvider;
import ca.uhn.fhir.jpa.search.DatabaseBackedPagingProvider;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.interceptor.ResponseHighlighterInterceptor;
import ca.uhn.fhir.rest.server.provider.ResourceProviderFactory;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Meta;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The REST interface: every R4 resource type, transactions, the import of bulk data, the capability statement, and pages for a browser. */
@Configuration
class EndpointConfiguration {

    @Bean
    RestfulServer restfulServer(
            IFhirSystemDao<Bundle, Meta> system,
            JpaSystemProvider<Bundle, Meta> transactions,
            ResourceProviderFactory resources,
            DatabaseBackedPagingProvider paging,
            BulkDataImportProvider imports) {
        var server = new RestfulServer(system.getContext());
        server.registerProviders(resources.createProviders());
        server.registerProvider(transactions);
        server.registerProvider(imports);
        server.setPagingProvider(paging);
        server.registerInterceptor(new ResponseHighlighterInterceptor());
        return server;
    }

    @Bean
    JpaCapabilityStatementProvider capabilityStatement(
            RestfulServer server,
            IFhirSystemDao<Bundle, Meta> system,
            JpaStorageSettings storage,
            ISearchParamRegistry parameters,
            IValidationSupport validation) {
        var provider = new JpaCapabilityStatementProvider(server, system, storage, parameters, validation);
        server.setServerConformanceProvider(provider);
        return provider;
    }
}
