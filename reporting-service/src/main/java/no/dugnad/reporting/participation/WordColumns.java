package no.dugnad.reporting.participation;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import no.dugnad.platform.http.Words;
import org.jspecify.annotations.Nullable;

/** Enums lie in the database as the words they have on the wire, so that SQL, files and JSON speak alike. */
abstract class WordColumns<E extends Enum<E>> implements AttributeConverter<E, String> {
    private final Class<E> type;

    WordColumns(Class<E> type) {
        this.type = type;
    }

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable E constant) {
        return constant == null ? null : Words.word(constant);
    }

    @Override
    public @Nullable E convertToEntityAttribute(@Nullable String word) {
        return word == null ? null : Words.parse(type, word);
    }

    @Converter(autoApply = true)
    static class Kinds extends WordColumns<PartyKind> {
        Kinds() {
            super(PartyKind.class);
        }
    }

    @Converter(autoApply = true)
    static class Roles extends WordColumns<ParticipationRole> {
        Roles() {
            super(ParticipationRole.class);
        }
    }

    @Converter(autoApply = true)
    static class Statuses extends WordColumns<ParticipationStatus> {
        Statuses() {
            super(ParticipationStatus.class);
        }
    }
}
