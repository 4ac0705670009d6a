/**
 * {@code deploy/faults}: the whole suite under load, and everything that can break broken in a seeded order; then whether all is as it should be. A fault is a class
 * that implements {@link no.dugnad.faults.Fault} and a line in {@link no.dugnad.faults.Deck}; a check one that implements {@link no.dugnad.faults.Check} and a line in
 * {@link no.dugnad.faults.Faults}.
 */
@NullMarked
package no.dugnad.faults;

import org.jspecify.annotations.NullMarked;
