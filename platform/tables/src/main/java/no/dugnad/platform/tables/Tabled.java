package no.dugnad.platform.tables;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a resource answers with when it can be had in every format; {@link Formats} gives it in the one that was asked for. The method takes a
 * {@link Form}, so that its parameters are known, and {@code @Produces} all of the formats:
 *
 * <pre>{@code @GET
 * @Produces({MediaType.APPLICATION_JSON, Media.JSON_STAT, Media.CSV, Media.XLSX, Media.SVG})
 * @APIResponseSchema(ReachView.class)
 * public Tabled reach(…, @BeanParam @Valid Form form) {
 *     return Tabled.of(view, LAYOUT, () -> counted(view));
 * }}</pre>
 */
public interface Tabled {
    /** The answer as JSON is. */
    Object view();

    /** What the other formats are made of: as JSON an object that has the layout's tables and what belongs to them, see {@link Counted}. */
    Object counted();

    Layout layout();

    /** One form of it, made as given unless it has been made before. */
    default byte[] form(Rendering rendering, Supplier<byte[]> made) {
        return made.get();
    }

    /** Where the very same can be read again. */
    default Optional<String> permalink(Rendering rendering) {
        return Optional.empty();
    }

    static Tabled of(Object view, Layout layout, Supplier<Counted> counted) {
        return new Tabled() {
            @Override
            public Object view() {
                return view;
            }

            @Override
            public Object counted() {
                return counted.get();
            }

            @Override
            public Layout layout() {
                return layout;
            }
        };
    }
}
