package no.dugnad.platform.tables;

/** Text that a spreadsheet would take for a formula gets an apostrophe before it (OWASP, CSV injection). */
final class SafeCell {
    private SafeCell() {}

    static String of(String text) {
        return !text.isEmpty() && "=+-@\t\r\n".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
