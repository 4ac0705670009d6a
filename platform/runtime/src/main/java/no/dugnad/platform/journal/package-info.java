@NullMarked
package no.dugnad.platform.journal;

import org.jspecify.annotations.NullMarked;
