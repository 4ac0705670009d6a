/**
 * Watches (abonnement) on calls. A change of a call is found by running its criteria before and after over all municipalities
 * ({@link no.dugnad.instruments.watch.Classification}), is kept, and goes as a signed webhook to those who watch for its kind and to whom it matters.
 */
@NullMarked
package no.dugnad.instruments.watch;

import org.jspecify.annotations.NullMarked;
