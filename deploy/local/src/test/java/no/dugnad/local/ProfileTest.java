package no.dugnad.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileTest {

    @ParameterizedTest
    @CsvSource({
        "registrar, dugnad:municipalities.write, 971040238",
        "scheme-owner, dugnad:instruments.write dugnad:participations.write, 972417858",
        "scheme-owner:991825827, dugnad:instruments.write dugnad:participations.write, 991825827",
        "network:964338531, dugnad:partnerships.write, 964338531",
        "ministry, dugnad:contacts.read, 972417858",
        "admin, dugnad:admin, 991825827"
    })
    void hasItsScopesAndSpeaksForAnOrganisation(String text, String scopes, String organisation) {
        Profile profile = Profile.parse(text);

        assertEquals(List.of(scopes.split(" ")), profile.scopes());
        assertEquals(organisation, profile.organisation().digits());
        assertEquals(Optional.empty(), profile.lookUp());
    }

    @Test
    void ofAMunicipalityKnowsOnlyItsNumber() {
        Profile profile = Profile.parse("municipality:0301");

        assertEquals(Optional.of("/v1/municipalities/0301"), profile.lookUp());
        assertEquals(List.of("dugnad:statements.write"), profile.scopes());
    }

    @Test
    void ofACountyAuthoritySpeaksAsAMunicipalityDoes() {
        Profile profile = Profile.parse("county:46");

        assertEquals(Optional.of("/v1/counties/46"), profile.lookUp());
        assertEquals(List.of("dugnad:statements.write"), profile.scopes());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "nobody", "network", "municipality", "registrar:971040238", "ministry:972417858", "admin:"})
    void thatDoesNotExistIsRefusedWithTheListOfThoseThatDo(String text) {
        Trouble trouble = assertThrows(Trouble.class, () -> Profile.parse(text));

        assertEquals(
                "'" + text + "' is no profile. Those there are: registrar, scheme-owner[:ORGNR], network:ORGNR,"
                        + " municipality:NUMBER, county:NUMBER, ministry, admin.",
                trouble.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"municipality:", "municipality:46", "municipality:46011", "municipality:bergen"})
    void ofAMunicipalityNeedsFourDigits(String text) {
        assertTrue(assertThrows(Trouble.class, () -> Profile.parse(text))
                .getMessage()
                .contains("no municipality number"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"county:", "county:4", "county:4601", "county:vestland"})
    void ofACountyNeedsTwoDigits(String text) {
        assertTrue(assertThrows(Trouble.class, () -> Profile.parse(text))
                .getMessage()
                .contains("no county number"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"network:", "network:123456789", "scheme-owner:97241785"})
    void needsAValidOrganisationNumber(String text) {
        assertTrue(assertThrows(Trouble.class, () -> Profile.parse(text))
                .getMessage()
                .contains("no organisation number"));
    }
}
