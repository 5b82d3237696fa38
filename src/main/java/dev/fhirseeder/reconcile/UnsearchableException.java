package dev.fhirseeder.reconcile;

/** The server does not find a type of resource by identifier. */
final class UnsearchableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnsearchableException(String reason) {
        super(reason);
    }
}
