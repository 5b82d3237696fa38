package dev.fhirseeder.vaccine;

/** The check digit of SNOMED CT identifiers (J. Verhoeff, "Error detecting decimal codes", 1969). */
final class Verhoeff {

    private static final int[][] PERMUTATION = new int[8][];

    static {
        PERMUTATION[0] = new int[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
        PERMUTATION[1] = new int[] {1, 5, 7, 6, 2, 8, 3, 0, 9, 4};
        for (int i = 2; i < 8; i++) {
            PERMUTATION[i] = new int[10];
            for (int digit = 0; digit < 10; digit++) {
                PERMUTATION[i][digit] = PERMUTATION[i - 1][PERMUTATION[1][digit]];
            }
        }
    }

    private Verhoeff() {}

    static boolean isValid(String code) {
        int check = 0;
        for (int i = 0; i < code.length(); i++) {
            check = product(check, PERMUTATION[i % 8][code.charAt(code.length() - 1 - i) - '0']);
        }
        return check == 0;
    }

    /** Multiplies in the dihedral group of the pentagon. */
    private static int product(int a, int b) {
        boolean mirrored = a >= 5;
        int turned = mirrored ? (a - b % 5 + 5) % 5 : (a + b % 5) % 5;
        return b >= 5 == mirrored ? turned : 5 + turned;
    }
}
