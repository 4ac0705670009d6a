package no.dugnad.local.demo;

/**
 * A municipality on 1 January of a year.
 *
 * @param home       what it was or became on 2020-01-01: the thread through renumberings
 * @param centrality SSB's index, 0–1000
 */
record DemoMunicipality(String number, String home, int population, double centrality) {

    /** The same line as the grouping small-district draws: under 5,000 inhabitants and centrality class 5 or 6 (index under 670). */
    boolean smallDistrict() {
        return population < 5000 && centrality < 670;
    }

    /** 0 for the smallest and most remote, 1 for the largest and most central. */
    double standing() {
        double size =
                (StrictMath.log(population) - StrictMath.log(500)) / (StrictMath.log(200_000) - StrictMath.log(500));
        return 0.55 * between0And1(size) + 0.45 * between0And1((centrality - 250) / 750);
    }

    /** Some take part in nearly nothing, year after year, and some in much; the former are commoner among the small and remote. */
    double activity() {
        double thrown = new Dice("activity " + home).part();
        if (thrown < 0.7 * StrictMath.pow(1 - standing(), 2.5)) {
            return 0.02;
        }
        return thrown > 0.85 ? 1.7 : 1;
    }

    private static double between0And1(double value) {
        return Math.max(0, Math.min(1, value));
    }
}
