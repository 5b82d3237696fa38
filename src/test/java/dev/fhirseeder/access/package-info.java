/** Tests of who asks, against a server that gives tokens to those alone who prove who they are. */
@NullMarked
package dev.fhirseeder.access;

import org.jspecify.annotations.NullMarked;
