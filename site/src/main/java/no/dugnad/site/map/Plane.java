package no.dugnad.site.map;

/**
 * A place on a plane, in kilometres.
 *
 * @param x eastwards of the 15th meridian
 * @param y northwards of the equator
 */
record Plane(double x, double y) {
    private static final double RADIUS = 6371;
    private static final double MERIDIAN = Math.toRadians(15);

    /** Transverse Mercator about the 15th meridian on a sphere: the country looks as it does on the official maps (UTM zone 33). */
    static Plane of(double latitude, double longitude) {
        var north = Math.toRadians(latitude);
        var east = Math.toRadians(longitude) - MERIDIAN;
        var b = Math.cos(north) * Math.sin(east);
        return new Plane(
                RADIUS / 2 * Math.log((1 + b) / (1 - b)), RADIUS * Math.atan2(Math.tan(north), Math.cos(east)));
    }

    double distance(Plane other) {
        return Math.hypot(x - other.x, y - other.y);
    }
}
