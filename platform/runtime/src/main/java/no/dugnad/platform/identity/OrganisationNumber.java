package no.dugnad.platform.identity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Map;
import no.dugnad.platform.text.BrokenRule;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A Norwegian organisation number (organisasjonsnummer): nine digits of which the last is a modulus 11 check digit. */
@Schema(
        type = SchemaType.STRING,
        pattern = "^[0-9]{9}$",
        description = "Organisation number (organisasjonsnummer), nine digits with a modulus 11 check digit.",
        examples = "958935420")
public record OrganisationNumber(@JsonValue String value) {
    private static final int[] WEIGHTS = {3, 2, 7, 6, 5, 4, 3, 2};

    /** @throws BrokenRule unless it is nine digits with the right check digit */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public OrganisationNumber {
        if (!valid(value)) throw new BrokenRule("organisation-number", Map.of("value", String.valueOf(value)));
    }

    public static boolean valid(String value) {
        if (value == null || !value.matches("[0-9]{9}")) return false;
        var sum = 0;
        for (var i = 0; i < 8; i++) sum += WEIGHTS[i] * (value.charAt(i) - '0');
        var check = (11 - sum % 11) % 11;
        return check < 10 && check == value.charAt(8) - '0';
    }

    @Override
    public String toString() {
        return value;
    }
}
