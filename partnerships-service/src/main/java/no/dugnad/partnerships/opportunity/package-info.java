/**
 * Open calls in which a member can take part only, or better, through its partnership. Out of this service's own copy of what the catalogue and the registry
 * have told; a value that is not known leaves the answer open, and is named.
 */
@NullMarked
package no.dugnad.partnerships.opportunity;

import org.jspecify.annotations.NullMarked;
