/** Innovation cases (innovasjonshistorier) that municipalities tell, so that others find them. */
@NullMarked
package no.dugnad.partnerships.casestory;

import org.jspecify.annotations.NullMarked;
