package no.dugnad.site.map;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.IntStream;

/** The tiles of the country. They are laid when the places are first asked for, and again only when a place has changed. */
@ApplicationScoped
public class Cartogram {
    private Laid laid = new Laid(List.of(), List.of(), 0);

    /**
     * @param hexagons one for each place, in the same order
     * @param displacement mean distance in km between where a place lies and where its hexagon does
     */
    record Laid(List<Place> places, List<Hexagon> hexagons, double displacement) {
        static Laid of(List<Place> places) {
            var planes = places.stream()
                    .map(place -> Plane.of(place.latitude(), place.longitude()))
                    .toList();
            var hexagons = Tiling.of(planes);
            return new Laid(
                    places,
                    hexagons,
                    IntStream.range(0, places.size())
                            .mapToDouble(
                                    i -> planes.get(i).distance(hexagons.get(i).centre()))
                            .average()
                            .orElse(0));
        }
    }

    synchronized Laid of(List<Place> places) {
        if (!laid.places().equals(places)) laid = Laid.of(places);
        return laid;
    }
}
