/** Who a call is for, as conditions in CEL (Common Expression Language), checked when they are written. */
@NullMarked
package no.dugnad.instruments.criteria;

import org.jspecify.annotations.NullMarked;
