package dev.fhirseeder.history;

import java.nio.charset.StandardCharsets;

/** The numbers of one pattern, {@code A} a letter and {@code 9} a digit, spread so that neighbours look unlike. */
final class LotNumbers {

    private static final String LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ";

    /** A prime, so that stepping by it reaches every number of a pattern, whose size has the factors 2, 5 and 23. */
    private static final long STEP = 7_368_787;

    private final String pattern;
    private final long size;

    LotNumbers(String pattern) {
        this.pattern = pattern;
        long numbers = 1;
        for (int i = 0; i < pattern.length(); i++) {
            numbers *= isLetter(i) ? LETTERS.length() : 10;
        }
        this.size = numbers;
    }

    /**
     * Returns the number of a serial.
     *
     * @param serial another for each lot
     * @param spread where the maker begins
     */
    String number(long serial, long spread) {
        long left = Math.floorMod(Math.floorMod(serial, size) * STEP + spread, size);
        byte[] units = new byte[pattern.length()];
        for (int i = units.length - 1; i >= 0; i--) {
            if (isLetter(i)) {
                units[i] = (byte) LETTERS.charAt((int) (left % LETTERS.length()));
                left /= LETTERS.length();
            } else {
                units[i] = (byte) ('0' + left % 10);
                left /= 10;
            }
        }
        return new String(units, StandardCharsets.ISO_8859_1);
    }

    private boolean isLetter(int at) {
        return pattern.charAt(at) == 'A';
    }
}
