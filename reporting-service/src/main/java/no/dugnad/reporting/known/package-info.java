/** What the other services have told: replicas of the registry, the catalogue and the partnerships, fed by events alone. */
package no.dugnad.reporting.known;
