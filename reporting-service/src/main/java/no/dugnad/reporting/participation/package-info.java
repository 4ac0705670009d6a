/** The register: who took part in which project under which instrument, as it was told, with the number as it was in that year. */
@NullMarked
package no.dugnad.reporting.participation;

import org.jspecify.annotations.NullMarked;
