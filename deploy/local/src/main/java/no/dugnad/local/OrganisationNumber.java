package no.dugnad.local;

/** A number of the Central Coordinating Register for Legal Entities (Enhetsregisteret): nine digits, the last a check digit (modulus 11). */
record OrganisationNumber(String digits) {

    // stands before the numbers below, which are checked by it
    private static final int[] WEIGHTS = {3, 2, 7, 6, 5, 4, 3, 2};

    static final OrganisationNumber KARTVERKET = new OrganisationNumber("971040238");
    static final OrganisationNumber MINISTRY_OF_LOCAL_GOVERNMENT = new OrganisationNumber("972417858");
    static final OrganisationNumber DIGITALISATION_AGENCY = new OrganisationNumber("991825827");

    OrganisationNumber {
        if (!valid(digits)) {
            throw new Trouble(
                    "'%s' is no organisation number: nine digits, the last of which checks the others (modulus 11)."
                            .formatted(digits));
        }
    }

    static boolean valid(String digits) {
        if (!digits.matches("[0-9]{9}")) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * digitAt(digits, i);
        }
        int check = (11 - sum % 11) % 11;
        // 10 is not one digit: such numbers are never given out
        return check < 10 && check == digitAt(digits, 8);
    }

    private static int digitAt(String digits, int index) {
        return digits.charAt(index) - '0';
    }
}
