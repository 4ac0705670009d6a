package no.dugnad.site;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import no.dugnad.platform.text.Text;
import org.jspecify.annotations.Nullable;

/** What is answered about who works together (partnerships-service), with only the fields that pages use. A word that is new stays a word. */
final class PartnershipAnswers {
    private PartnershipAnswers() {}

    record Party(
            String kind,
            @Nullable String number,
            @Nullable String organisationNumber,
            @Nullable String name) {
        /** By its name, else by the number that it is known by. */
        String called() {
            if (name != null) return name;
            return number != null ? number : Objects.requireNonNullElse(organisationNumber, "");
        }
    }

    record Organisation(String organisationNumber, @Nullable String name) {}

    /** @param membership of the municipality that was asked for */
    record Partnership(
            String id,
            Text name,
            String kind,
            @Nullable Text purpose,
            Organisation host,
            @Nullable LocalDate foundedOn,
            @Nullable LocalDate endsOn,
            @Nullable Text legalBasis,
            @Nullable Text fee,
            @Nullable String website,
            @Nullable Text note,
            @Nullable String source,
            @Nullable Integer asOf,
            @Nullable Member membership) {}

    record Partnerships(List<Partnership> items, long total) {}

    /** @param state whose word it is */
    record Member(
            Party party,
            String role,
            LocalDate from,
            List<String> predecessors,
            @Nullable String state) {
        /** Whether it counts where members are counted. */
        boolean stands() {
            return !"proposed".equals(state) && !"contested".equals(state);
        }
    }

    record Members(List<Member> items, long total) {}

    record Representation(LocalDate at, List<RepresentationRow> rows, RepresentationTotals totals, Text sentence) {}

    record RepresentationRow(
            String group,
            Text name,
            int municipalities,
            int members,
            int seats,
            @Nullable Double shareOfMunicipalities,
            @Nullable Double shareOfInhabitants,
            @Nullable Double shareOfMembers,
            @Nullable Double shareOfSeats) {}

    record RepresentationTotals(int otherMembers, int otherSeats) {}

    record Reception(
            String id,
            Text name,
            ReceptionSource source,
            String state,
            List<ReceptionMember> members,
            List<Time> times) {}

    record ReceptionSource(
            String kind, @Nullable String id, @Nullable Text name) {}

    record ReceptionMember(String number, @Nullable String name, String state) {}

    /** @param days null where it has come to its end */
    record Time(
            String state,
            LocalDate from,
            @Nullable LocalDate to,
            @Nullable Long days) {}

    record Receptions(List<Reception> items, long total) {}

    record Adoption(
            String solutionId,
            Party party,
            @Nullable String partnershipId,
            String state,
            List<StateOn> states,
            @Nullable Text adaptations) {}

    record StateOn(String state, LocalDate on) {}

    record Adoptions(List<Adoption> items, long total) {}

    record Diffusion(LocalDate boundaries, List<DiffusionRow> rows, DiffusionRow total) {}

    record DiffusionRow(
            @Nullable Text name,
            int municipalities,
            int adopters,
            @Nullable Double share) {}

    record GainSummary(List<GainRow> rows) {}

    record GainRow(
            String kind,
            String unit,
            GainSide bearer,
            GainSide receiver,
            BigDecimal planned,
            BigDecimal realised,
            @Nullable Double realisedShare) {}

    record GainSide(String level, @Nullable String sector) {}

    record Solution(
            String id,
            Text name,
            @Nullable Text summary,
            Organisation owner,
            List<Party> developers,
            List<String> challenges,
            @Nullable String website,
            @Nullable String repository,
            @Nullable String licence,
            @Nullable String source,
            @Nullable Integer asOf) {}

    record Solutions(List<Solution> items, long total) {}

    record IdAndName(String id, Text name) {}

    record LikeUs(IdAndName solution, @Nullable String ownState, List<Adopter> adopters) {}

    /** @param like in what it is like: group, neighbour, network */
    record Adopter(String number, @Nullable String name, List<String> like) {}

    record LikeUsList(List<LikeUs> items, long total) {}

    record Challenge(
            String id,
            Text name,
            @Nullable Text summary,
            String status,
            @Nullable Text statusNote,
            @Nullable String partnershipId,
            Organisation owner,
            @Nullable String website,
            @Nullable String source,
            @Nullable Integer asOf) {}

    record Project(
            String id,
            Text name,
            @Nullable Text summary,
            @Nullable String partnershipId,
            @Nullable Integer ambition,
            @Nullable String horizon,
            String stage,
            Organisation owner) {}

    record Projects(List<Project> items, long total) {}

    record Case(
            String id,
            Text title,
            @Nullable Text summary,
            Party party,
            @Nullable Integer year,
            @Nullable String source) {}

    record Cases(List<Case> items, long total) {}
}
