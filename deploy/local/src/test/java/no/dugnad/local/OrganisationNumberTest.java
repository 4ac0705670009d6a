package no.dugnad.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrganisationNumberTest {

    @ParameterizedTest
    @ValueSource(strings = {"971040238", "972417858", "991825827", "964338531", "974760673"})
    void takesNumbersWhoseLastDigitChecksTheOthers(String digits) {
        assertTrue(OrganisationNumber.valid(digits));
    }

    @ParameterizedTest
    @ValueSource(strings = {"971040239", "123456789", "97104023", "9710402380", "97104023x", "", "٩٧١٠٤٠٢٣٨"})
    void refusesOthers(String digits) {
        assertFalse(OrganisationNumber.valid(digits));
    }

    @Test
    void refusesANumberWhoseCheckDigitWouldBeTen() {
        // 3 * 2 + 2 * 3 = 12, and 12 mod 11 is 1, so the check would be 10: no digit completes it
        for (char last = '0'; last <= '9'; last++) {
            assertFalse(OrganisationNumber.valid("23000000" + last));
        }
    }

    @Test
    void saysWhatIsWrong() {
        Trouble trouble = assertThrows(Trouble.class, () -> new OrganisationNumber("123456789"));
        assertEquals(
                "'123456789' is no organisation number: nine digits, the last of which checks the others (modulus 11).",
                trouble.getMessage());
    }
}
