/**
 * Who can take part in something: municipalities and counties by their numbers, other organisations by organisation number or name. What is known of
 * municipalities is a replica of the registry's events.
 */
@NullMarked
package no.dugnad.partnerships.party;

import org.jspecify.annotations.NullMarked;
