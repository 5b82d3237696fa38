package dev.fhirseeder.run;

import java.util.function.Supplier;

/** Gives runs their names. */
@FunctionalInterface
public interface RunNaming extends Supplier<String> {

    /** Takes back the name that was given last: its run was refused, and the next one may have it. */
    default void takeBack() {}
}
