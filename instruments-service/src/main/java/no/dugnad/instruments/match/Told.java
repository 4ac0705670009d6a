package no.dugnad.instruments.match;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import no.dugnad.instruments.known.GroupingState;
import no.dugnad.instruments.known.IndicatorState;
import no.dugnad.instruments.known.MembershipState;
import no.dugnad.instruments.known.MunicipalityState;
import no.dugnad.instruments.known.PartnershipState;

/** What the other services have told. @param indicators by id and year @param memberships by partnership, which may not be told of yet */
public record Told(
        Map<String, MunicipalityState> municipalities,
        Map<String, TreeMap<Integer, IndicatorState>> indicators,
        Map<String, GroupingState> groupings,
        Map<String, PartnershipState> partnerships,
        Map<String, List<MembershipState>> memberships) {}
