package no.dugnad.platform.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldingTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Ålesund | alesund",
                "AALESUND | alesund",
                "A\u030Alesund | alesund",
                "Tromsø | tromso",
                "Tromsoe | tromso",
                "Tromsö | tromso",
                "Nærøy | naeroy",
                "Naeroey | naeroy",
                "Nord-Aurdal | nord aurdal",
                "Nord\u2013\u00A0Aurdal | nord aurdal",
                "Våler (Innlandet) | valer innlandet",
                "Guovdageaidnu/Kautokeino | guovdageaidnu kautokeino",
                "Porsáŋgu | porsangu",
                "Unjárga, 5636 | unjarga 5636",
                "- | ''",
                "Őß | oß"
            })
    void howeverItIsSpeltItIsTheSame(String text, String folded) {
        assertEquals(folded, Folding.of(text));
    }
}
