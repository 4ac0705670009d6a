/** What the other services have told, as far as matching needs it: replicas of the registry's and the partnerships' events, fed by those alone. */
@NullMarked
package no.dugnad.instruments.known;

import org.jspecify.annotations.NullMarked;
