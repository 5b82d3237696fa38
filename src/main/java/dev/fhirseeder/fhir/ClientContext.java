package dev.fhirseeder.fhir;

import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.FhirVersionEnum;
import ca.uhn.fhir.context.RuntimeResourceDefinition;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.IParser;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.jspecify.annotations.Nullable;

/**
 * The context of one client: its factory, and with it its HTTP client, are its own. What is known of the structures, ten
 * megabytes, is that of {@link R4#passing}.
 */
final class ClientContext extends FhirContext {

    ClientContext() {
        super(FhirVersionEnum.R4);
    }

    @Override
    public IParser newJsonParser() {
        return R4.passing().newJsonParser();
    }

    @Override
    public IParser newXmlParser() {
        return R4.passing().newXmlParser();
    }

    @Override
    public BaseRuntimeElementDefinition<?> getElementDefinition(Class<? extends IBase> type) {
        return R4.passing().getElementDefinition(type);
    }

    @Override
    public @Nullable BaseRuntimeElementDefinition<?> getElementDefinition(String name) {
        return R4.passing().getElementDefinition(name);
    }

    @Override
    public RuntimeResourceDefinition getResourceDefinition(Class<? extends IBaseResource> type) {
        return R4.passing().getResourceDefinition(type);
    }

    @Override
    public RuntimeResourceDefinition getResourceDefinition(IBaseResource resource) {
        return R4.passing().getResourceDefinition(resource);
    }

    @Override
    public RuntimeResourceDefinition getResourceDefinition(String name) throws DataFormatException {
        return R4.passing().getResourceDefinition(name);
    }
}
