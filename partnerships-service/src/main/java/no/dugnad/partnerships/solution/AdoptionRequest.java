package no.dugnad.partnerships.solution;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import no.dugnad.partnerships.partnership.Days;
import no.dugnad.partnerships.party.Party;
import no.dugnad.partnerships.party.PartyKind;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.http.Problem.Fault;
import no.dugnad.platform.http.Words;
import no.dugnad.platform.text.OneLine;
import no.dugnad.platform.text.Text;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(description = "An adoption as the municipality itself, or a network's host, states it.")
record AdoptionRequest(
        @NotNull @Valid Party party,

        @Schema(
                nullable = true,
                description = "Network through which it is adopted; the municipality must be a member.")
        @Nullable
        String partnershipId,

        @Schema(nullable = true, description = "The network's reception of it.") @Nullable
        UUID receptionId,

        @Schema(
                nullable = true,
                description =
                        "The state that it is in now. In a PATCH the next one: it is put after those there are. Either this or `states`.")
        @Nullable
        AdoptionState state,

        @Schema(nullable = true, description = "Day on which `state` began; default today in Norway. Written only.")
        @Nullable
        LocalDate on,

        @Size(min = 1, max = 5) @Schema(nullable = true, description = "All states it has been in, in order.") @Nullable
        List<@NotNull @Valid StateOn> states,

        @Schema(nullable = true, description = "What was changed for the municipality (tilpasninger).") @Nullable
        Text adaptations,

        @Size(max = 400) @Schema(nullable = true, description = "Numbers of the municipalities it reused work of.")
        List<@NotNull @Pattern(regexp = "[0-9]{4}", message = "municipality-number") String> reusedFrom,

        @Size(max = 2000) @OneLine @Schema(nullable = true, description = "Where the record is from.") @Nullable
        String source,

        @Min(1900) @Max(2200) @Schema(nullable = true, description = "Year of what the record says.") @Nullable
        Integer asOf) {

    AdoptionRequest {
        reusedFrom = Objects.requireNonNullElse(reusedFrom, List.of());
    }

    /**
     * All states that the adoption has been in when this is written.
     *
     * @throws Problem 400 where the request is wrong in itself
     */
    List<StateOn> history(LocalDate today) {
        var faults = new ArrayList<Fault>();
        if (party.kind() != PartyKind.MUNICIPALITY) faults.add(Fault.at("/party/kind", "municipality-only"));
        else faults.addAll(party.faults("/party"));
        if (state == null && states == null) faults.add(Fault.at("/state", "not-null"));
        if (on != null && state == null) faults.add(Fault.at("/on", "on-without-state"));
        var history = new ArrayList<StateOn>();
        if (states != null)
            for (var i = 0; i < states.size(); i++) {
                var at = "/states/" + i;
                if (i > 0) {
                    var before = history.getLast().state();
                    if (!before.next().contains(states.get(i).state()))
                        faults.add(Fault.at(
                                at + "/state",
                                "illegal-step",
                                step(before, states.get(i).state())));
                }
                day(faults, at + "/on", history, states.get(i).on(), today);
                history.add(states.get(i));
            }
        next().ifPresent(next -> {
            var day = on == null ? today : on;
            day(faults, "/on", history, day, today);
            history.add(new StateOn(next, day));
        });
        if (!faults.isEmpty()) throw Problem.invalid(faults);
        return history;
    }

    /** @throws Problem 409 where the next state skips one */
    void mustNotSkip() {
        var next = next();
        if (next.isEmpty() || states == null || states.getLast().state().next().contains(next.get())) return;
        var skipped = Fault.at("/state", "illegal-step", step(states.getLast().state(), next.get()));
        throw Problem.conflict("illegal-step", skipped.arguments(), skipped);
    }

    /** The one that comes after those there are. A body that is read out and sent in again has the last state twice. */
    private Optional<AdoptionState> next() {
        return Optional.ofNullable(state)
                .filter(next -> on != null || states == null || states.getLast().state() != next);
    }

    private static void day(List<Fault> faults, String at, List<StateOn> before, LocalDate on, LocalDate today) {
        Days.check(faults, at, on);
        if (on.isAfter(today)) faults.add(Fault.at(at, "in-the-future", Map.of("today", today)));
        else if (!before.isEmpty() && on.isBefore(before.getLast().on()))
            faults.add(Fault.at(
                    at, "before-the-step-before", Map.of("on", before.getLast().on())));
    }

    private static Map<String, String> step(AdoptionState from, AdoptionState to) {
        var legal = from.next().stream().map(Words::word).collect(Collectors.joining(", "));
        return Map.of("from", Words.word(from), "to", Words.word(to), "legal", legal.isEmpty() ? "–" : legal);
    }
}
