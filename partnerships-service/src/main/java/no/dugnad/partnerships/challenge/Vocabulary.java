package no.dugnad.partnerships.challenge;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The words that work is described with, those of Innovasjonsbarometeret and of KS's Partnerskap for radikal innovasjon. */
public final class Vocabulary {
    /** Health and care, upbringing and education, social services, technical services, culture. */
    @Schema(
            description =
                    "Health and care (helse og omsorg), upbringing and education (oppvekst og utdanning), social services (sosial), technical services (teknisk), culture (kultur).")
    public enum Sector {
        HEALTH_AND_CARE,
        UPBRINGING_AND_EDUCATION,
        SOCIAL,
        TECHNICAL,
        CULTURE
    }

    /** What is new; several at once are usual. */
    @Schema(
            description =
                    "What is new: a service (tjeneste), product (produkt), process (prosess), way to organise (organisering) or communicate (kommunikasjon). Several at once are usual.")
    public enum InnovationKind {
        SERVICE,
        PRODUCT,
        PROCESS,
        ORGANISATION,
        COMMUNICATION
    }

    /** What it is meant for. */
    @Schema(description = "Emergency (krise), preparedness (beredskap) or the long term (lang sikt).")
    public enum Horizon {
        EMERGENCY,
        PREPAREDNESS,
        LONG_TERM
    }

    private Vocabulary() {}

    /** Without repetitions. */
    public static <T> List<T> unique(List<T> words) {
        return words.stream().distinct().toList();
    }
}
