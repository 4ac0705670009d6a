package no.dugnad.local;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whom a token of the local issuer speaks for, as asked for by {@code deploy/token PROFILE}.
 *
 * @param kind decides the scopes
 * @param argument what stands after the colon: an organisation number, or a municipality's or county's number
 */
record Profile(Kind kind, Optional<String> argument) {

    enum Kind {
        REGISTRAR("registrar", "registrar", OrganisationNumber.KARTVERKET, "dugnad:municipalities.write"),
        SCHEME_OWNER(
                "scheme-owner",
                "scheme-owner[:ORGNR]",
                OrganisationNumber.MINISTRY_OF_LOCAL_GOVERNMENT,
                "dugnad:instruments.write dugnad:participations.write"),
        NETWORK("network", "network:ORGNR", null, "dugnad:partnerships.write"),
        MUNICIPALITY("municipality", "municipality:NUMBER", null, "dugnad:statements.write"),
        COUNTY("county", "county:NUMBER", null, "dugnad:statements.write"),
        MINISTRY("ministry", "ministry", OrganisationNumber.MINISTRY_OF_LOCAL_GOVERNMENT, "dugnad:contacts.read"),
        ADMIN("admin", "admin", OrganisationNumber.DIGITALISATION_AGENCY, "dugnad:admin");

        private final String word;
        private final String usage;
        private final @Nullable OrganisationNumber usualOrganisation;
        private final String scope;

        Kind(String word, String usage, @Nullable OrganisationNumber usualOrganisation, String scope) {
            this.word = word;
            this.usage = usage;
            this.usualOrganisation = usualOrganisation;
            this.scope = scope;
        }

        private boolean takesArgument() {
            return usage.contains(":");
        }

        private boolean needsArgument() {
            return usualOrganisation == null;
        }
    }

    static Profile parse(String text) {
        int colon = text.indexOf(':');
        String word = colon < 0 ? text : text.substring(0, colon);
        Optional<String> argument = colon < 0 ? Optional.empty() : Optional.of(text.substring(colon + 1));
        Kind kind = Arrays.stream(Kind.values())
                .filter(one -> one.word.equals(word))
                .filter(one -> argument.isPresent() ? one.takesArgument() : !one.needsArgument())
                .findFirst()
                .orElseThrow(() -> new Trouble("'%s' is no profile. Those there are: %s.".formatted(text, usages())));
        if (kind == Kind.MUNICIPALITY) {
            if (!argument.orElse("").matches("[0-9]{4}")) {
                throw new Trouble("'%s' is no municipality number: four digits, as in municipality:4601."
                        .formatted(argument.orElse("")));
            }
        } else if (kind == Kind.COUNTY) {
            if (!argument.orElse("").matches("[0-9]{2}")) {
                throw new Trouble(
                        "'%s' is no county number: two digits, as in county:46.".formatted(argument.orElse("")));
            }
        } else {
            argument.ifPresent(OrganisationNumber::new);
        }
        return new Profile(kind, argument);
    }

    static Profile schemeOwner(String organisationNumber) {
        return parse("scheme-owner:" + organisationNumber);
    }

    static Profile network(String organisationNumber) {
        return parse("network:" + organisationNumber);
    }

    static Profile admin() {
        return parse("admin");
    }

    /** All profiles as they are written, for people. */
    static String usages() {
        return Arrays.stream(Kind.values()).map(kind -> kind.usage).collect(Collectors.joining(", "));
    }

    List<String> scopes() {
        return List.of(kind.scope.split(" "));
    }

    /** Where the registry has the organisation number, if the token is for a municipality or a county authority: those are known by their own numbers. */
    Optional<String> lookUp() {
        return switch (kind) {
            case MUNICIPALITY -> argument.map(number -> "/v1/municipalities/" + number);
            case COUNTY -> argument.map(number -> "/v1/counties/" + number);
            default -> Optional.empty();
        };
    }

    /** For every profile whose organisation number need not be looked up. */
    @Nullable
    OrganisationNumber organisation() {
        return argument.map(OrganisationNumber::new).orElse(kind.usualOrganisation);
    }

    String word() {
        return kind.word;
    }
}
