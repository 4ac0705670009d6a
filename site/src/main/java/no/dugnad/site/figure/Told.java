package no.dugnad.site.figure;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a statistic has answered, and how the API draws and tables it.
 *
 * @param call the address at which it was asked
 */
public record Told(JsonNode answer, String call, String svg, String tables) {}
