package dev.fhirseeder.jurisdiction;

import java.util.Objects;

/**
 * British Columbia's Personal Health Number: ten digits, the first 9, the last a MOD-11 check digit.
 *
 * <p>Digits 2 to 9 are multiplied by 2, 4, 8, 5, 10, 9, 7, 3; the sum modulo 11 is the remainder, and the check digit is
 * 11 less the remainder. Numbers whose remainder is 0 or 1 are not issued. Because every weight has an inverse modulo
 * 11, a changed digit changes the remainder. Source: {@code Validations/PhnValidator.cs} of bcgov/healthgateway, which
 * also rejects the remainder 0 that python-stdnum accepts.
 */
public final class BritishColumbiaNumbers implements NumberScheme {

    private static final int[] WEIGHTS = {2, 4, 8, 5, 10, 9, 7, 3};
    private static final int MODULUS = 11;
    private static final int LENGTH = 10;

    /** How many ways there are to go on from a position with a remainder, and end with one that is issued. */
    private static final long[][] WAYS = ways();

    @Override
    public String name() {
        return "bc-phn";
    }

    @Override
    public long capacity() {
        return WAYS[0][0];
    }

    @Override
    public String number(long rank) {
        long left = Objects.checkIndex(rank, capacity());
        StringBuilder digits = new StringBuilder(LENGTH).append('9');
        int remainder = 0;
        for (int position = 0; position < WEIGHTS.length; position++) {
            int digit = 0;
            while (left >= WAYS[position + 1][after(remainder, position, digit)]) {
                left -= WAYS[position + 1][after(remainder, position, digit)];
                digit++;
            }
            digits.append((char) ('0' + digit));
            remainder = after(remainder, position, digit);
        }
        return digits.append((char) ('0' + MODULUS - remainder)).toString();
    }

    @Override
    public boolean isValid(String number) {
        if (!number.matches("9[0-9]{9}")) {
            return false;
        }
        int remainder = 0;
        for (int position = 0; position < WEIGHTS.length; position++) {
            remainder = after(remainder, position, number.charAt(position + 1) - '0');
        }
        return isIssued(remainder) && number.charAt(LENGTH - 1) - '0' == MODULUS - remainder;
    }

    private static int after(int remainder, int position, int digit) {
        return (remainder + WEIGHTS[position] * digit) % MODULUS;
    }

    private static boolean isIssued(int remainder) {
        return remainder >= 2;
    }

    private static long[][] ways() {
        long[][] ways = new long[WEIGHTS.length + 1][MODULUS];
        for (int remainder = 0; remainder < MODULUS; remainder++) {
            ways[WEIGHTS.length][remainder] = isIssued(remainder) ? 1 : 0;
        }
        for (int position = WEIGHTS.length - 1; position >= 0; position--) {
            for (int remainder = 0; remainder < MODULUS; remainder++) {
                for (int digit = 0; digit <= 9; digit++) {
                    ways[position][remainder] += ways[position + 1][after(remainder, position, digit)];
                }
            }
        }
        return ways;
    }
}
