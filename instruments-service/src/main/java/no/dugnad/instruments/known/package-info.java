/** What the other services have told, as far as matching needs it: replicas of the registry's and the partnerships' events, fed by those alone. */
package no.dugnad.instruments.known;
