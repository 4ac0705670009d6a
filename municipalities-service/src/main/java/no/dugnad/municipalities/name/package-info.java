/** Names (navn): how people and sources write those of municipalities, and which municipality they mean. */
@NullMarked
package no.dugnad.municipalities.name;

import org.jspecify.annotations.NullMarked;
