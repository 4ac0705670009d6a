package no.dugnad.instruments.match;

import java.util.Map;
import java.util.TreeMap;
import no.dugnad.instruments.known.GroupingState;
import no.dugnad.instruments.known.IndicatorState;
import no.dugnad.instruments.known.MunicipalityState;
import no.dugnad.instruments.known.PartnershipState;

/** What the other services have told. @param indicators by id and year */
public record Told(
        Map<String, MunicipalityState> municipalities,
        Map<String, TreeMap<Integer, IndicatorState>> indicators,
        Map<String, GroupingState> groupings,
        Map<String, PartnershipState> partnerships) {}
