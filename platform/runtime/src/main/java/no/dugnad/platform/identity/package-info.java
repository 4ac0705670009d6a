@NullMarked
package no.dugnad.platform.identity;

import org.jspecify.annotations.NullMarked;
