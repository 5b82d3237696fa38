package dev.fhirseeder.bundle;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How a server is asked to store each resource of a transaction. */
public enum WriteMode {

    /** {@code PUT Type/<id>} with the derived id: sent twice, it stands once, and with the content sent last. */
    UPDATE,

    /**
     * {@code POST Type} with {@code ifNoneExist} on the derived identifier: sent twice, it stands once, and with the
     * content sent first. The server chooses the logical id.
     */
    CONDITIONAL_CREATE,

    /** {@code POST Type}: sent twice, it stands twice. The server chooses the logical id. */
    CREATE;

    /** Returns how the setting spells it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns what the setting spells so; nothing if it leaves the choice to the server. */
    public static Optional<WriteMode> of(String text) {
        return Stream.of(values()).filter(mode -> mode.text().equals(text)).findFirst();
    }
}
