package no.dugnad.municipalities.sync;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What is asked of SSB, in this order. */
enum Source {
    @JsonProperty("klass-131-codes")
    MUNICIPALITIES("/classifications/131/codes?from=2013-01-01&includeFuture=true&language=nb"),

    @JsonProperty("klass-131-changes")
    CHANGES("/classifications/131/changes?from=2013-01-01&includeFuture=true&language=nb"),

    @JsonProperty("klass-104-codes")
    COUNTIES("/classifications/104/codes?from=2013-01-01&includeFuture=true&language=nb"),

    /** 128 itself holds the six classes only: who is in which is a correspondence. */
    @JsonProperty("klass-131-128")
    CENTRALITY(
            "/classifications/131/corresponds?targetClassificationId=128&from=2020-01-01&includeFuture=true&language=nb"),

    /** Sex and age are left out, so that the figures are those of everybody. */
    @JsonProperty("pxweb-07459")
    POPULATION(
            "/tables/07459/data?lang=no&outputFormat=json-stat2&valueCodes%5BRegion%5D=*&valueCodes%5BContentsCode%5D=Personer1&valueCodes%5BTid%5D=from(2013)");

    private final String path;

    Source(String path) {
        this.path = path;
    }

    String path() {
        return path;
    }
}
