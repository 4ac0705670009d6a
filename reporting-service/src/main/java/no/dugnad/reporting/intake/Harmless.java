package no.dugnad.reporting.intake;

/**
 * Cells that a spreadsheet would take for a formula, with an apostrophe in front, by which it shows them as they stand; and back again. A cell that
 * has the apostrophe itself gets another, so that nothing is lost on the way out and in.
 *
 * @see <a href="https://owasp.org/www-community/attacks/CSV_Injection">OWASP: CSV Injection</a>
 */
final class Harmless {
    private static final String FORMULA = "=+-@\t\r";

    private Harmless() {}

    static String out(String cell) {
        return formula(cell, 0) ? "'" + cell : cell;
    }

    static String in(String cell) {
        return cell.startsWith("'") && formula(cell, 1) ? cell.substring(1) : cell;
    }

    /** Whether it begins so, when apostrophes are looked past. */
    private static boolean formula(String cell, int from) {
        var i = from;
        while (i < cell.length() && cell.charAt(i) == '\'') i++;
        return i < cell.length() && FORMULA.indexOf(cell.charAt(i)) >= 0;
    }
}
