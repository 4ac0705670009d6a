package no.dugnad.instruments.criteria;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.StructType;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import no.dugnad.instruments.criteria.CriteriaLanguageView.Example;
import no.dugnad.instruments.criteria.CriteriaLanguageView.Function;
import no.dugnad.instruments.criteria.CriteriaLanguageView.Limits;
import no.dugnad.instruments.criteria.CriteriaLanguageView.Type;
import no.dugnad.instruments.criteria.CriteriaLanguageView.Variable;
import no.dugnad.instruments.criteria.Criterion.MetBy;
import no.dugnad.platform.condition.ConditionLanguage;
import no.dugnad.platform.text.Text;

/** The language of criteria in words: names and types are those that expressions are checked against, so none can be left out or be another. */
final class CriteriaReference {
    private static final Text UNKNOWN = Text.of(
            "En verdi som mangler, er ukjent. `&&` er usann når én side er usann, og `||` er sann når én side er sann, selv om den andre er ukjent; "
                    + "ellers er utfallet ukjent. Det samme gjelder `all` og `exists`. Om en verdi finnes, er derimot alltid kjent: `has` er usann når den mangler, "
                    + "og `profile`, `indicators` og `names` er hele, så `in`, `size` og løkker over dem svarer for det som er oppgitt. Det som ikke lar seg regne ut, som en deling på null, er også ukjent.",
            "Ein verdi som manglar, er ukjend. `&&` er usann når éi side er usann, og `||` er sann når éi side er sann, sjølv om den andre er ukjend; "
                    + "elles er utfallet ukjent. Det same gjeld `all` og `exists`. Om ein verdi finst, er derimot alltid kjent: `has` er usann når han manglar, "
                    + "og `profile`, `indicators` og `names` er heile, så `in`, `size` og løkker over dei svarer for det som er oppgitt. Det som ikkje lèt seg rekne ut, som ei deling på null, er òg ukjent.",
            "A value that is missing is unknown. `&&` is false when one side is false, and `||` is true when one side is true, even if the other is unknown; "
                    + "otherwise the outcome is unknown. The same goes for `all` and `exists`. Whether a value is there is always known, however: `has` is false when it is missing, "
                    + "and `profile`, `indicators` and `names` are whole, so `in`, `size` and loops over them answer for what has been stated. What cannot be worked out, such as a division by zero, is unknown too.");

    /** By type and field; variables stand under an empty type. */
    private static final Map<String, Text> DESCRIPTIONS = Map.ofEntries(
            Map.entry(
                    ".municipality",
                    Text.of(
                            "Søkeren, slik den er på datoen. For en fylkeskommune er bare number, name, countyNumber, countyName, population og areaKm2 kjent.",
                            "Søkjaren, slik han er på datoen. For ein fylkeskommune er berre number, name, countyNumber, countyName, population og areaKm2 kjende.",
                            "The applicant as it is at the date. Of a county authority only number, name, countyNumber, countyName, population and areaKm2 are known.")),
            Map.entry(
                    ".partnerships",
                    Text.of(
                            "Samarbeidene søkeren er med i på datoen.",
                            "Samarbeida søkjaren er med i på datoen.",
                            "The partnerships that the applicant is in at the date.")),
            Map.entry(
                    ".consortium",
                    Text.of(
                            "De som søker sammen: søkeren alene eller, for vilkår som kan oppfylles gjennom et samarbeid, kommunene i samarbeidet.",
                            "Dei som søkjer saman: søkjaren åleine eller, for vilkår som kan oppfyllast gjennom eit samarbeid, kommunane i samarbeidet.",
                            "Those who apply together: the applicant alone or, for a criterion that may be met by a partnership, the municipalities in the partnership.")),
            Map.entry(".call", Text.of("Utlysningen.", "Utlysinga.", "The call.")),
            Map.entry("Municipality.number", Text.of("Kommunenummer.", "Kommunenummer.", "Municipality number.")),
            Map.entry("Municipality.name", Text.of("Offisielt navn.", "Offisielt namn.", "Official name.")),
            Map.entry(
                    "Municipality.names",
                    Text.of(
                            "Navn etter språk: names['nb'].",
                            "Namn etter språk: names['nb'].",
                            "Names by language: names['nb'].")),
            Map.entry(
                    "Municipality.klassLabel",
                    Text.of(
                            "Navnet i SSBs Klass.",
                            "Namnet i Klass hos SSB.",
                            "The name in Statistics Norway's Klass.")),
            Map.entry("Municipality.countyNumber", Text.of("Fylkesnummer.", "Fylkesnummer.", "County number.")),
            Map.entry("Municipality.countyName", Text.of("Fylkets navn.", "Namnet på fylket.", "The county's name.")),
            Map.entry(
                    "Municipality.organisationNumber",
                    Text.of("Organisasjonsnummer.", "Organisasjonsnummer.", "Organisation number.")),
            Map.entry(
                    "Municipality.validFrom",
                    Text.of(
                            "Første dag kommunen gjelder, som ÅÅÅÅ-MM-DD.",
                            "Første dag kommunen gjeld, som ÅÅÅÅ-MM-DD.",
                            "First day on which the municipality is valid, as YYYY-MM-DD.")),
            Map.entry(
                    "Municipality.validTo",
                    Text.of(
                            "Første dag kommunen ikke lenger gjelder; finnes bare der den har en slutt.",
                            "Første dag kommunen ikkje lenger gjeld; finst berre der han har ein slutt.",
                            "First day on which the municipality is no longer valid; there only when there is an end.")),
            Map.entry(
                    "Municipality.population",
                    Text.of(
                            "Innbyggere ved siste 1. januar med tall.",
                            "Innbyggjarar ved siste 1. januar med tal.",
                            "Inhabitants on the latest 1 January with a figure.")),
            Map.entry(
                    "Municipality.populationYear",
                    Text.of("Året folketallet gjelder.", "Året folketalet gjeld.", "The year of the population.")),
            Map.entry(
                    "Municipality.centralityClass",
                    Text.of(
                            "SSBs sentralitetsklasse, fra 1 (mest sentral) til 6 (minst).",
                            "Sentralitetsklassen til SSB, frå 1 (mest sentral) til 6 (minst).",
                            "Statistics Norway's centrality class, from 1 (most central) to 6 (least).")),
            Map.entry(
                    "Municipality.centralityIndex",
                    Text.of(
                            "SSBs sentralitetsindeks, 0–1000.",
                            "Sentralitetsindeksen til SSB, 0–1000.",
                            "Statistics Norway's centrality index, 0–1000.")),
            Map.entry(
                    "Municipality.areaKm2",
                    Text.of("Areal i kvadratkilometer.", "Areal i kvadratkilometer.", "Area in square kilometres.")),
            Map.entry(
                    "Municipality.labourMarketRegion",
                    Text.of(
                            "Koden til bo- og arbeidsmarkedsregionen.",
                            "Koden til bu- og arbeidsmarknadsregionen.",
                            "Code of the labour market region.")),
            Map.entry(
                    "Municipality.samiAdministrativeArea",
                    Text.of(
                            "Om kommunen er i forvaltningsområdet for samiske språk.",
                            "Om kommunen er i forvaltingsområdet for samiske språk.",
                            "Whether the municipality is in the administrative area for Sámi languages.")),
            Map.entry(
                    "Municipality.kostraGroup",
                    Text.of("KOSTRA-gruppe, som EKG01.", "KOSTRA-gruppe, som EKG01.", "KOSTRA group, such as EKG01.")),
            Map.entry(
                    "Municipality.profile",
                    Text.of(
                            "Det kommunen selv har oppgitt: innovationStrategy (yes, under-way, no), staffCapacity (årsverk) og readiness (0–5 etter område).",
                            "Det kommunen sjølv har oppgitt: innovationStrategy (yes, under-way, no), staffCapacity (årsverk) og readiness (0–5 etter område).",
                            "What the municipality says of itself: innovationStrategy (yes, under-way, no), staffCapacity (full-time equivalents) and readiness (0–5 by area).")),
            Map.entry(
                    "Municipality.indicators",
                    Text.of(
                            "Indikatorer etter id, med siste verdi som ikke er etter datoen; id-ene står i /v1/indicators.",
                            "Indikatorar etter id, med siste verdi som ikkje er etter datoen; id-ane står i /v1/indicators.",
                            "Indicators by id, with the latest value not after the date; the ids are in /v1/indicators.")),
            Map.entry("Partnership.id", Text.of("Id.", "Id.", "Id.")),
            Map.entry(
                    "Partnership.kind",
                    Text.of(
                            "Slag: regional-network, research-innovation, programme eller joint-venture.",
                            "Slag: regional-network, research-innovation, programme eller joint-venture.",
                            "Kind: regional-network, research-innovation, programme or joint-venture.")),
            Map.entry(
                    "Partnership.host",
                    Text.of(
                            "Vertens organisasjonsnummer.",
                            "Organisasjonsnummeret til verten.",
                            "The host's organisation number.")),
            Map.entry(
                    "Consortium.size",
                    Text.of("Hvor mange som søker sammen.", "Kor mange som søkjer saman.", "How many apply together.")),
            Map.entry(
                    "Consortium.population",
                    Text.of(
                            "Innbyggere til sammen; ukjent der ett av tallene er det.",
                            "Innbyggjarar til saman; ukjent der eitt av tala er det.",
                            "Inhabitants together; unknown where one of the figures is.")),
            Map.entry(
                    "Consortium.members",
                    Text.of("Hver av dem som søker.", "Kvar av dei som søkjer.", "Each of those who apply.")),
            Map.entry("Call.id", Text.of("Utlysningens id.", "Id-en til utlysinga.", "The call's id.")),
            Map.entry(
                    "Call.instrumentId",
                    Text.of("Virkemiddelets id.", "Id-en til verkemiddelet.", "The instrument's id.")));

    private static final List<Function> FUNCTIONS = List.of(
            new Function(
                    "== !=",
                    Text.of("Lik, ulik.", "Lik, ulik.", "Equal, not equal."),
                    "municipality.countyNumber == '46' && municipality.number != '4601'"),
            new Function(
                    "< <= > >=",
                    Text.of(
                            "Mindre, større; hele tall og desimaltall kan sammenliknes.",
                            "Mindre, større; heile tal og desimaltal kan samanliknast.",
                            "Less, greater; whole numbers and decimals may be compared."),
                    "municipality.population < 5000 && municipality.areaKm2 > 100"),
            new Function(
                    "&& || !",
                    Text.of("Og, eller, ikke.", "Og, eller, ikkje.", "And, or, not."),
                    "!(municipality.population > 10000 || municipality.samiAdministrativeArea)"),
            new Function(
                    "? :",
                    Text.of("Valg mellom to.", "Val mellom to.", "A choice of two."),
                    "municipality.population < (municipality.centralityClass >= 5 ? 5000 : 3000)"),
            new Function(
                    "+ - * / %",
                    Text.of("Regning.", "Rekning.", "Arithmetic."),
                    "consortium.population - municipality.population >= 2000 * 2"),
            new Function(
                    "in",
                    Text.of(
                            "Er i en liste, eller er oppgitt i `profile`, `indicators` eller `names`.",
                            "Er i ei liste, eller er oppgjeve i `profile`, `indicators` eller `names`.",
                            "Is in a list, or is stated in `profile`, `indicators` or `names`."),
                    "municipality.countyNumber in ['46', '15']"),
            new Function(
                    "has",
                    Text.of(
                            "Om en verdi finnes. Svaret er alltid kjent.",
                            "Om ein verdi finst. Svaret er alltid kjent.",
                            "Whether a value is there. The answer is always known."),
                    "has(municipality.population)"),
            new Function(
                    "size",
                    Text.of("Hvor mange, eller hvor lang.", "Kor mange, eller kor lang.", "How many, or how long."),
                    "size(partnerships) >= 1"),
            new Function(
                    "exists",
                    Text.of("Minst én er slik.", "Minst éin er slik.", "At least one is so."),
                    "partnerships.exists(p, p.kind == 'regional-network')"),
            new Function(
                    "all",
                    Text.of("Alle er slik.", "Alle er slik.", "All are so."),
                    "consortium.members.all(m, m.population < 10000)"),
            new Function(
                    "exists_one",
                    Text.of("Nøyaktig én er slik.", "Nøyaktig éin er slik.", "Exactly one is so."),
                    "consortium.members.exists_one(m, m.centralityClass == 6)"),
            new Function(
                    "filter",
                    Text.of("De som er slik.", "Dei som er slik.", "Those that are so."),
                    "size(consortium.members.filter(m, m.population < 5000)) == 2"),
            new Function(
                    "map",
                    Text.of("Noe av hver.", "Noko av kvar.", "Something of each."),
                    "'4698' in consortium.members.map(m, m.number)"),
            new Function(
                    "startsWith endsWith contains",
                    Text.of(
                            "Tekst som begynner, slutter med eller har i seg.",
                            "Tekst som byrjar, sluttar med eller har i seg.",
                            "Text that begins, ends with or has in it."),
                    "municipality.number.startsWith('46') && municipality.name.contains('vik')"),
            new Function(
                    "matches",
                    Text.of(
                            "Tekst som passer et regulært uttrykk (RE2).",
                            "Tekst som passar eit regulært uttrykk (RE2).",
                            "Text that fits a regular expression (RE2)."),
                    "municipality.number.matches('^4[0-9]{3}$')"),
            new Function(
                    "int double string",
                    Text.of(
                            "Gjør om mellom tall og tekst.",
                            "Gjer om mellom tal og tekst.",
                            "Turns numbers and text into each other."),
                    "double(municipality.population) / municipality.areaKm2 > 1.5"));

    private static final Map<String, Object> SAMPLE = sample();

    private static final List<Example> EXAMPLES = List.of(
            new Example(
                    Text.of(
                            "Færre enn 5 000 innbyggere",
                            "Færre enn 5 000 innbyggjarar",
                            "Fewer than 5,000 inhabitants"),
                    "municipality.population < 5000",
                    MetBy.APPLICANT,
                    true),
            new Example(
                    Text.of(
                            "Distriktskommune: sentralitetsklasse 5 eller 6",
                            "Distriktskommune: sentralitetsklasse 5 eller 6",
                            "Rural municipality: centrality class 5 or 6"),
                    "municipality.centralityClass >= 5",
                    MetBy.APPLICANT,
                    true),
            new Example(
                    Text.of(
                            "I Vestland eller Møre og Romsdal",
                            "I Vestland eller Møre og Romsdal",
                            "In Vestland or Møre og Romsdal"),
                    "municipality.countyNumber in ['46', '15']",
                    MetBy.APPLICANT,
                    true),
            new Example(
                    Text.of(
                            "I forvaltningsområdet for samiske språk",
                            "I forvaltingsområdet for samiske språk",
                            "In the administrative area for Sámi languages"),
                    "municipality.samiAdministrativeArea",
                    MetBy.APPLICANT,
                    false),
            new Example(
                    Text.of(
                            "Har en innovasjonsstrategi, eller arbeider med en",
                            "Har ein innovasjonsstrategi, eller arbeider med ein",
                            "Has an innovation strategy, or is working on one"),
                    "municipality.profile['innovationStrategy'] in ['yes', 'under-way']",
                    MetBy.APPLICANT,
                    true),
            new Example(
                    Text.of(
                            "Er kommet i gang med helse og omsorg",
                            "Er komen i gang med helse og omsorg",
                            "Has begun with health and care"),
                    "municipality.profile['readiness']['health-and-care'] >= 1",
                    MetBy.APPLICANT,
                    true),
            new Example(
                    Text.of(
                            "Minst ett halvt årsverk til utvikling (ikke oppgitt i eksempelet)",
                            "Minst eit halvt årsverk til utvikling (ikkje oppgitt i dømet)",
                            "At least half a full-time equivalent for development (not stated in the sample)"),
                    "municipality.profile['staffCapacity'] >= 0.5",
                    MetBy.APPLICANT,
                    null),
            new Example(
                    Text.of(
                            "Minst hver fjerde innbygger er over 67",
                            "Minst kvar fjerde innbyggjar er over 67",
                            "At least a quarter of the inhabitants are over 67"),
                    "municipality.indicators['share-67-plus'] >= 0.25",
                    MetBy.APPLICANT,
                    false),
            new Example(
                    Text.of(
                            "Minst to kommuner søker sammen",
                            "Minst to kommunar søkjer saman",
                            "At least two municipalities apply together"),
                    "consortium.size >= 2",
                    MetBy.PARTNERSHIP,
                    true),
            new Example(
                    Text.of(
                            "Til sammen minst 10 000 innbyggere, og minst én distriktskommune",
                            "Til saman minst 10 000 innbyggjarar, og minst éin distriktskommune",
                            "At least 10,000 inhabitants together, and at least one rural municipality"),
                    "consortium.population >= 10000 && consortium.members.exists(m, m.centralityClass >= 5)",
                    MetBy.PARTNERSHIP,
                    false),
            new Example(
                    Text.of(
                            "Med i et regionalt digitaliseringsnettverk",
                            "Med i eit regionalt digitaliseringsnettverk",
                            "In a regional digitalisation network"),
                    "partnerships.exists(p, p.kind == 'regional-network')",
                    MetBy.APPLICANT,
                    true),
            new Example(
                    Text.of(
                            "Det ene er usant: da betyr det ukjente ingenting",
                            "Det eine er usant: då betyr det ukjende ingenting",
                            "One side is false: then the unknown does not matter"),
                    "municipality.population > 50000 && municipality.kostraGroup == 'EKG07'",
                    MetBy.APPLICANT,
                    false));

    static final CriteriaLanguageView VIEW = new CriteriaLanguageView(
            "Common Expression Language (CEL)",
            "bool",
            UNKNOWN,
            CriteriaLanguage.VARIABLES.entrySet().stream()
                    .map(variable -> variable("", variable.getKey(), variable.getValue()))
                    .sorted(Comparator.comparing(Variable::name))
                    .toList(),
            CriteriaLanguage.TYPES.stream().map(CriteriaReference::type).toList(),
            FUNCTIONS,
            new Limits(
                    ConditionLanguage.LONGEST,
                    ConditionLanguage.DEEPEST,
                    ConditionLanguage.MOST_NODES,
                    ConditionLanguage.MOST_LOOPS,
                    ConditionLanguage.MOST_ROUNDS,
                    ConditionLanguage.MOST_COST,
                    ConditionLanguage.MOST_COST_TOGETHER),
            SAMPLE,
            EXAMPLES);

    private CriteriaReference() {}

    private static Type type(StructType type) {
        return new Type(
                type.name(),
                type.fields().stream()
                        .map(field -> variable(type.name(), field.name(), field.type()))
                        .sorted(Comparator.comparing(Variable::name))
                        .toList());
    }

    private static Variable variable(String of, String name, CelType type) {
        var key = of + "." + name;
        return new Variable(
                name,
                written(type),
                Optional.ofNullable(DESCRIPTIONS.get(key)).orElseThrow(() -> new IllegalStateException(key)));
    }

    private static String written(CelType type) {
        return switch (type) {
            case ListType list -> "list(" + written(list.elemType()) + ")";
            case MapType map -> "map(" + written(map.keyType()) + ", " + written(map.valueType()) + ")";
            default -> type.name();
        };
    }

    /** Two neighbours made up for the purpose, in a network made up too; sorted, so that the answer is the same everywhere. */
    private static Map<String, Object> sample() {
        var profile = Map.<String, Object>of(
                "innovationStrategy", "under-way", "readiness", sorted(Map.of("health-and-care", 2L, "technical", 0L)));
        var lillevik = sorted(Map.ofEntries(
                Map.entry("number", "4699"),
                Map.entry("name", "Lillevik"),
                Map.entry("countyNumber", "46"),
                Map.entry("countyName", "Vestland"),
                Map.entry("population", 3_500L),
                Map.entry("populationYear", 2026L),
                Map.entry("centralityClass", 6L),
                Map.entry("centralityIndex", 431L),
                Map.entry("areaKm2", 812.5),
                Map.entry("samiAdministrativeArea", false),
                Map.entry("profile", sorted(profile)),
                Map.entry("indicators", sorted(Map.of("share-67-plus", 0.231)))));
        var storevik = sorted(Map.of(
                "number", "4698",
                "name", "Storevik",
                "countyNumber", "46",
                "countyName", "Vestland",
                "population", 4_200L,
                "centralityClass", 5L));
        return sorted(Map.of(
                "municipality",
                lillevik,
                "partnerships",
                List.of(sorted(Map.of("id", "viknettet", "kind", "regional-network", "host", "964338531"))),
                "consortium",
                sorted(Map.of("size", 2L, "population", 7_700L, "members", List.of(lillevik, storevik))),
                "call",
                sorted(Map.of("id", "prove-2027", "instrumentId", "prove"))));
    }

    private static Map<String, Object> sorted(Map<String, Object> map) {
        return Collections.unmodifiableMap(new TreeMap<>(map));
    }
}
