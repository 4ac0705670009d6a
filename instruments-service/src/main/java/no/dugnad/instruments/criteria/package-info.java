/** Who a call is for, as conditions in CEL (Common Expression Language), checked when they are written. */
package no.dugnad.instruments.criteria;
