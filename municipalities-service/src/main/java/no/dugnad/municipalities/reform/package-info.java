/** Reforms (endringer i kommuneinndelingen) that are announced before they come into force, and what every write to the registry ends with. */
@NullMarked
package no.dugnad.municipalities.reform;

import org.jspecify.annotations.NullMarked;
