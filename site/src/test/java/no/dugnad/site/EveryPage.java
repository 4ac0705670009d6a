package no.dugnad.site;

import java.util.List;

/** The pages that are looked at in a browser: a new page is a line here. */
final class EveryPage {
    static final String A_YEAR_AND_MORE = "?split=year&from=2018&to=2024";

    static final List<String> PATHS = List.of(
            "/",
            "/map?by=gap",
            "/statistics",
            "/statistics/participation" + A_YEAR_AND_MORE,
            "/statistics/breadth",
            "/statistics/concentration",
            "/statistics/need-gap",
            "/statistics/partnership-effect",
            "/statistics/diffusion",
            "/statistics/gains",
            "/statistics/burden?grouping=nothing",
            "/municipalities/4633",
            "/municipalities/4640",
            "/municipalities/1507",
            "/instruments/klimasats",
            "/networks/digivestland",
            "/solutions/videoledet-trening-hjemme",
            "/challenges/ungt-utenforskap",
            "/search?q=fedje",
            "/search",
            "/nothing");

    private EveryPage() {}
}
