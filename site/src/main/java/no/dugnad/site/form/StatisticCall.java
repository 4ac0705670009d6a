package no.dugnad.site.form;

import jakarta.ws.rs.core.UriBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The address at which the API answers a question; what is as by default is left out, and what the statistic cannot be asked. */
public final class StatisticCall {
    private static final List<String> OF_ALL =
            List.of("grouping", "from", "to", "boundaries", "split", "demo", "assign");
    private static final List<String> OF_PARTICIPATIONS = List.of("instrument", "status", "role");

    /** What the API takes where nothing is said. */
    private static final Map<String, String> USUAL =
            Map.of("demo", "include", "assign", "largest", "status", Filter.USUAL_STATUS);

    private final Statistic statistic;
    private final Map<String, String> parameters = new LinkedHashMap<>();

    private StatisticCall(Statistic statistic) {
        this.statistic = statistic;
    }

    public static StatisticCall of(Statistic statistic) {
        return new StatisticCall(statistic);
    }

    /** @throws java.util.NoSuchElementException when there is no such statistic */
    public static StatisticCall of(String statistic) {
        return of(Statistic.of(statistic).orElseThrow());
    }

    /** @param value null or empty for none */
    public StatisticCall with(String name, @Nullable Object value) {
        if (value == null || value.toString().isEmpty() || value.toString().equals(USUAL.get(name)))
            parameters.remove(name);
        else parameters.put(name, value.toString());
        return this;
    }

    public String address() {
        var address = UriBuilder.fromPath("/v1/statistics/" + statistic.id());
        for (var names :
                List.of(OF_ALL, statistic.participations() ? OF_PARTICIPATIONS : List.<String>of(), statistic.own()))
            for (var name : names)
                // a value is no template
                if (parameters.containsKey(name))
                    address.queryParam(
                            name, parameters.get(name).replace("{", "%7B").replace("}", "%7D"));
        return address.build().toString();
    }
}
