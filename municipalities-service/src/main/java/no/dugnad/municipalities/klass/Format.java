package no.dugnad.municipalities.klass;

import jakarta.ws.rs.core.MediaType;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * What a client reads best.
 *
 * @param charset of CSV: KLASS's own default unless UTF-8 is asked for
 */
record Format(boolean csv, Charset charset) {
    static final MediaType CSV = new MediaType("text", "csv");

    /** @param accepted the best first; anything else than CSV is JSON */
    static Format of(List<MediaType> accepted) {
        for (var type : accepted) {
            if (type.isCompatible(MediaType.APPLICATION_JSON_TYPE)) break;
            if (type.isCompatible(CSV)) return new Format(true, charset(type));
        }
        return new Format(false, StandardCharsets.UTF_8);
    }

    MediaType mediaType() {
        return csv ? CSV.withCharset(charset.name()) : MediaType.APPLICATION_JSON_TYPE;
    }

    private static Charset charset(MediaType type) {
        var asked = type.getParameters().getOrDefault(MediaType.CHARSET_PARAMETER, "");
        return asked.toLowerCase(Locale.ROOT).equals("utf-8") ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
    }
}
