package dev.fhirseeder.jurisdiction;

import java.util.Objects;

/**
 * Ontario's Health Card Number: ten digits, the first from 1 to 9, the last a Luhn check digit (ISO/IEC 7812-1, annex
 * B). The version code is no part of the number.
 *
 * <p>Doubling a digit and adding the digits of the result is a bijection of 0 to 9, so that a changed digit changes the
 * sum. Source: the {@code luhnChk} of the PHIX CSV validator; that the first digit is not 0 is from general knowledge.
 */
public final class OntarioNumbers implements NumberScheme {

    private static final long FIRST_BODY = 100_000_000L;
    private static final long CAPACITY = 900_000_000L;

    @Override
    public String name() {
        return "on-hcn";
    }

    @Override
    public long capacity() {
        return CAPACITY;
    }

    @Override
    public String number(long rank) {
        String body = Long.toString(FIRST_BODY + Objects.checkIndex(rank, CAPACITY));
        return body + (char) ('0' + (10 - sum(body + "0") % 10) % 10);
    }

    @Override
    public boolean isValid(String number) {
        return number.matches("[1-9][0-9]{9}") && sum(number) % 10 == 0;
    }

    private static int sum(String number) {
        int sum = 0;
        for (int i = 0; i < number.length(); i++) {
            int digit = number.charAt(i) - '0';
            int doubled = 2 * digit;
            sum += i % 2 == 0 ? doubled / 10 + doubled % 10 : digit;
        }
        return sum;
    }
}
