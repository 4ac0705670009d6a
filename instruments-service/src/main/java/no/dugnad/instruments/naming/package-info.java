/** Names of our things in the forms that others ask for: UUIDs made of our ids, and addresses. */
package no.dugnad.instruments.naming;
