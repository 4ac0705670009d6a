package no.dugnad.site.map;

/** A tile of a grid of hexagons in which every other row is moved half a hexagon to the right; rows are counted northwards. */
record Hexagon(int column, int row) {
    /** Kilometres between the centres of neighbours: so large that 357 of them nearly fill the outline of the country. */
    static final double SIZE = 40;

    private static final double ROW = SIZE * Math.sqrt(3) / 2;

    static Hexagon at(Plane place) {
        var row = (int) Math.round(place.y() / ROW);
        return new Hexagon((int) Math.round(place.x() / SIZE - half(row)), row);
    }

    Plane centre() {
        return new Plane((column + half(row)) * SIZE, row * ROW);
    }

    private static double half(int row) {
        return (row & 1) / 2.0;
    }
}
