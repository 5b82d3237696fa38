package dev.fhirseeder.deliver;

/** A question to the server has no answer that can be used. Says what was found, and nothing of anybody's record. */
public final class QuestionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Failure failure;

    /**
     * States what is wrong with the answer.
     *
     * @param failure whether asking again may heal it
     * @param message in words for people, without anything of a person
     */
    public QuestionException(Failure failure, String message) {
        super(message);
        this.failure = failure;
    }

    /**
     * States what is wrong with a part of the answer.
     *
     * @param status the HTTP status of that part
     * @param message in words for people, without anything of a person
     */
    public QuestionException(int status, String message) {
        this(Taxonomy.of(status), message);
    }

    /** Returns whether asking again may heal it. */
    Failure failure() {
        return failure;
    }
}
