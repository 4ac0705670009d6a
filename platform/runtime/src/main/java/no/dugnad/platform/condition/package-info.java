@NullMarked
package no.dugnad.platform.condition;

import org.jspecify.annotations.NullMarked;
