/** Receptions (mottak) of national projects by partnerships: what a network has been proposed, decided and rolled out, and which members have joined. */
@NullMarked
package no.dugnad.partnerships.reception;

import org.jspecify.annotations.NullMarked;
