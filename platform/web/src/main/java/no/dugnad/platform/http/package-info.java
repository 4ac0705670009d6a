@NullMarked
package no.dugnad.platform.http;

import org.jspecify.annotations.NullMarked;
