package dev.fhirseeder.random;

/** The name of a stream, hashed once: for names that are used again and again. */
public final class Label {

    private final String name;

    /** What {@link Draws} adds to an origin. */
    final long offset;

    private Label(String name) {
        this.name = name;
        this.offset = Draws.offset(name);
    }

    /** Returns the label of that name; {@link Draws#child(Label)} opens the same stream as {@link Draws#child(String)}. */
    public static Label of(String name) {
        return new Label(name);
    }

    /** Returns the name. */
    @Override
    public String toString() {
        return name;
    }
}
