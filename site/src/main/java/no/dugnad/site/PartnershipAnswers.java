package no.dugnad.site;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import no.dugnad.platform.text.Text;

/** What is answered about who works together (partnerships-service), with only the fields that pages use. A word that is new stays a word. */
final class PartnershipAnswers {
    private PartnershipAnswers() {}

    record Party(String kind, String number, String organisationNumber, String name) {}

    record Organisation(String organisationNumber, String name) {}

    record Partnership(
            String id,
            Text name,
            String kind,
            Text purpose,
            Organisation host,
            LocalDate foundedOn,
            LocalDate endsOn,
            Text legalBasis,
            Text fee,
            String website,
            Text note,
            String source,
            Integer asOf) {}

    record Partnerships(List<Partnership> items, long total) {}

    record Member(Party party, String role, LocalDate from, List<String> predecessors) {}

    record Members(List<Member> items, long total) {}

    record Representation(LocalDate at, List<RepresentationRow> rows, RepresentationTotals totals, Text sentence) {}

    record RepresentationRow(
            String group,
            Text name,
            int municipalities,
            int members,
            int seats,
            Double shareOfMunicipalities,
            Double shareOfInhabitants,
            Double shareOfMembers,
            Double shareOfSeats) {}

    record RepresentationTotals(int otherMembers, int otherSeats) {}

    record Reception(
            String id,
            Text name,
            ReceptionSource source,
            String state,
            List<ReceptionMember> members,
            List<Time> times) {}

    record ReceptionSource(String kind, String id, Text name) {}

    record ReceptionMember(String number, String name, String state) {}

    /** @param days null where it has come to its end */
    record Time(String state, LocalDate from, LocalDate to, Long days) {}

    record Receptions(List<Reception> items, long total) {}

    record Adoption(
            String solutionId,
            Party party,
            String partnershipId,
            String state,
            List<StateOn> states,
            Text adaptations) {}

    record StateOn(String state, LocalDate on) {}

    record Adoptions(List<Adoption> items, long total) {}

    record Diffusion(LocalDate boundaries, List<DiffusionRow> rows, DiffusionRow total) {}

    record DiffusionRow(Text name, int municipalities, int adopters, Double share) {}

    record GainSummary(List<GainRow> rows) {}

    record GainRow(
            String kind,
            String unit,
            GainSide bearer,
            GainSide receiver,
            BigDecimal planned,
            BigDecimal realised,
            Double realisedShare) {}

    record GainSide(String level, String sector) {}

    record Solution(
            String id,
            Text name,
            Text summary,
            Organisation owner,
            List<Party> developers,
            List<String> challenges,
            String website,
            String repository,
            String licence,
            String source,
            Integer asOf) {}

    record Solutions(List<Solution> items, long total) {}

    record IdAndName(String id, Text name) {}

    record LikeUs(IdAndName solution, String ownState, List<Adopter> adopters) {}

    /** @param like in what it is like: group, neighbour, network */
    record Adopter(String number, String name, List<String> like) {}

    record LikeUsList(List<LikeUs> items, long total) {}

    record Challenge(
            String id,
            Text name,
            Text summary,
            String status,
            Text statusNote,
            String partnershipId,
            Organisation owner,
            String website,
            String source,
            Integer asOf) {}

    record Project(
            String id,
            Text name,
            Text summary,
            String partnershipId,
            Integer ambition,
            String horizon,
            String stage,
            Organisation owner) {}

    record Projects(List<Project> items, long total) {}

    record Case(String id, Text title, Text summary, Party party, Integer year, String source) {}

    record Cases(List<Case> items, long total) {}
}
