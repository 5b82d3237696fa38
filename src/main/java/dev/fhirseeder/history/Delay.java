package dev.fhirseeder.history;

/** Why a dose comes later than it was due; each has its own distribution in {@code model/delays.csv}. */
enum Delay {
    /** Visits of the first half year. */
    INFANT,
    /** Visits from 12 to 18 months. */
    TODDLER,
    /** The visit before school entry. */
    SCHOOL_ENTRY,
    /** Visits of older children outside school. */
    ADOLESCENT,
    /** Visits of adults. */
    ADULT,
    /** Days after 1 October in a season. */
    SEASON,
    /** Days after the opening of a mass campaign that has no last day. */
    CAMPAIGN,
    /** Days after the interval to the dose before. */
    FOLLOW_UP,
    /** Days from the move into the province to the first visit there. */
    ARRIVAL
}
