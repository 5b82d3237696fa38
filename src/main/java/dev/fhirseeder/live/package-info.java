/**
 * What somebody sees who looks at a seeder that takes requests: how it stands, what it did, what it could not deliver, and a person to look
 * at. Pages are made of what they are given here; who asks, and whether they may, is decided elsewhere.
 */
@NullMarked
package dev.fhirseeder.live;

import org.jspecify.annotations.NullMarked;
