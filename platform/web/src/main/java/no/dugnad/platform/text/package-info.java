@NullMarked
package no.dugnad.platform.text;

import org.jspecify.annotations.NullMarked;
