package no.dugnad.platform.tables;

import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.Optional;

/** The formats that an answer comes in; named as PxWeb names them. */
public enum OutputFormat {
    JSON(MediaType.APPLICATION_JSON, "json"),
    JSON_STAT2(Media.JSON_STAT, "json"),
    CSV(Media.CSV, "csv"),
    XLSX(Media.XLSX, "xlsx"),
    SVG(Media.SVG, "svg"),

    /** For pages that take it in. Nobody gets it by {@code Accept}: browsers accept it, and what they have had is JSON. */
    HTML(Media.HTML, "html");

    /** Their media types, as constants for annotations. */
    public static final class Media {
        public static final String JSON_STAT = "application/json-stat+json";
        public static final String CSV = "text/csv";
        public static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        public static final String SVG = "image/svg+xml";
        static final String HTML = "text/html";

        private Media() {}
    }

    private final String mediaType;
    private final String suffix;

    OutputFormat(String mediaType, String suffix) {
        this.mediaType = mediaType;
        this.suffix = suffix;
    }

    public MediaType mediaType() {
        return MediaType.valueOf(
                switch (this) {
                    case CSV -> mediaType + ";charset=utf-8;header=present";
                    case HTML -> mediaType + ";charset=utf-8";
                    default -> mediaType;
                });
    }

    public String suffix() {
        return suffix;
    }

    static Optional<OutputFormat> of(MediaType type) {
        return Arrays.stream(values())
                .filter(format -> format != HTML)
                .filter(format -> MediaType.valueOf(format.mediaType).isCompatible(type))
                .findFirst();
    }
}
