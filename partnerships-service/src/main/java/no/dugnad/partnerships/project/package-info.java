/** Projects (prosjekter) with their experiments, and the portfolio that they make up in a partnership. */
package no.dugnad.partnerships.project;
