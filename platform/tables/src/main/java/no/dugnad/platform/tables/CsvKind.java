package no.dugnad.platform.tables;

/** How a CSV is written: with comma and decimal point, or with semicolon and decimal comma for a Norwegian Excel. */
public enum CsvKind {
    INTERNATIONAL,
    NORWEGIAN
}
