/** Innovation cases (innovasjonshistorier) that municipalities tell, so that others find them. */
package no.dugnad.partnerships.casestory;
