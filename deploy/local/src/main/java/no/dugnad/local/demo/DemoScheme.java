package no.dugnad.local.demo;

/**
 * How a scheme is drawn. All numbers are chosen for the demonstration; none is measured.
 *
 * @param instrument id in {@code instruments.json}
 * @param title      how the invented projects are called
 * @param from       first and {@code to} last year of its rounds, both inclusive
 * @param level      how often a municipality in the middle of the scale leads a project in a year
 * @param slope      how much more often a large and central one does than a small and remote one, as an exponent
 * @param joint      how many of the projects are joint
 * @param lowNok     the smallest and {@code highNok} the largest sum applied for; 0 where one does not apply for a sum
 */
record DemoScheme(
        String instrument,
        String title,
        int from,
        int to,
        double level,
        double slope,
        double joint,
        int maxPartners,
        int lowNok,
        int highNok) {

    boolean inYear(int year) {
        return from <= year && year <= to;
    }

    boolean givesMoney() {
        return highNok > 0;
    }
}
