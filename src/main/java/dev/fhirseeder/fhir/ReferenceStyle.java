package dev.fhirseeder.fhir;

/** How one resource of a record refers to another. */
public enum ReferenceStyle {

    /** By the {@code fullUrl} of its Bundle entry: {@code urn:uuid:<id>}. Only resolvable inside that Bundle. */
    URN {
        @Override
        public String to(String type, String id) {
            return "urn:uuid:" + id;
        }
    },

    /** Relative to a server's base, as bulk data has it: {@code Patient/<id>}. */
    RELATIVE {
        @Override
        public String to(String type, String id) {
            return type + "/" + id;
        }
    };

    /**
     * Returns the text of a reference.
     *
     * @param type the resource type, for example {@code Patient}
     * @param id the logical id, a UUID in lower case
     */
    public abstract String to(String type, String id);
}
