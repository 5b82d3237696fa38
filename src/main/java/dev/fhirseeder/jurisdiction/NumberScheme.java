package dev.fhirseeder.jurisdiction;

/**
 * The valid numbers of one kind of health card, in order.
 *
 * <p>Laws: {@code isValid(number(r))} for every rank r in [0, capacity); two ranks give two numbers; changing any one
 * digit of a valid number makes it invalid.
 */
public interface NumberScheme {

    /** Returns the name by which {@code jurisdiction.json} asks for this scheme, for example {@code bc-phn}. */
    String name();

    /** Returns how many valid numbers there are. */
    long capacity();

    /**
     * Returns the valid number of this rank.
     *
     * @param rank in [0, capacity)
     * @throws IndexOutOfBoundsException if the rank is outside the range
     */
    String number(long rank);

    /**
     * Returns the number of this rank with a wrong check digit, the last one raised by 1 (9 becomes 0): well-formed, never
     * valid, and another one for each rank.
     *
     * @param rank in [0, capacity)
     * @throws IndexOutOfBoundsException if the rank is outside the range
     */
    default String failing(long rank) {
        String number = number(rank);
        int last = number.length() - 1;
        return number.substring(0, last) + (char) ('0' + (number.charAt(last) - '0' + 1) % 10);
    }

    /** Tells whether the text is a valid number of this scheme, check digit included. */
    boolean isValid(String number);
}
