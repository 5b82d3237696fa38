package dev.fhirseeder.person;

import org.jspecify.annotations.Nullable;

/**
 * Those of a person's household who matter for that person.
 *
 * @param head whose streams decide what the household shares: address, phone, language and origin
 * @param partner of the head, null if there is none
 * @param member the person who was asked for; maybe the head or the partner
 * @param isChild whether the head, and the partner if there is one, are the member's parents
 */
record Household(Resident head, @Nullable Resident partner, Resident member, boolean isChild) {

    /** Returns the woman of the couple, or the head if there is no couple. */
    Resident mother() {
        return partner != null && partner.sex() == Gender.FEMALE ? partner : head;
    }

    /** Returns the man of the couple, or the head if there is no couple. */
    Resident father() {
        return partner != null && partner.sex() == Gender.MALE ? partner : head;
    }
}
