/** Names of our things in the forms that others ask for: UUIDs made of our ids, and addresses. */
@NullMarked
package no.dugnad.instruments.naming;

import org.jspecify.annotations.NullMarked;
