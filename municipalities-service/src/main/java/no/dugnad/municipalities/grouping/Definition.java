package no.dugnad.municipalities.grouping;

import java.time.LocalDate;
import java.util.List;
import java.util.function.BiFunction;
import no.dugnad.municipalities.registry.MunicipalityView;
import no.dugnad.platform.text.Text;

/**
 * How a grouping divides the municipalities.
 *
 * @param coversFrom the first date that its data cover
 * @param coversTo the first date after those its data cover; null when there is no end
 * @param groupOf the id of a municipality's group at a date; null where the data do not say
 */
record Definition(
        String id,
        Text name,
        Text description,
        String definition,
        List<GroupView> groups,
        String source,
        LocalDate coversFrom,
        LocalDate coversTo,
        BiFunction<MunicipalityView, LocalDate, String> groupOf) {}
