/** What the other services have told: replicas of the registry, the catalogue and the partnerships, fed by events alone. */
@NullMarked
package no.dugnad.reporting.known;

import org.jspecify.annotations.NullMarked;
