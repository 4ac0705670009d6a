/** The ledger of gains (gevinster): planned and realised, who bears the cost and who receives the gain. Lines are added, never changed. */
@NullMarked
package no.dugnad.partnerships.gain;

import org.jspecify.annotations.NullMarked;
