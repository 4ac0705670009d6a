package no.dugnad.reporting.intake;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What has come in.
 *
 * @param rows rows of data
 * @param header columns of the file as they stand; null for a list in JSON
 */
record Taken(long rows, @Nullable List<String> header) {}
