/** What an answer may be: JSON Schema (draft 2020-12), as far as it speaks of types and limits. */
@NullMarked
package no.dugnad.reporting.schema;

import org.jspecify.annotations.NullMarked;
