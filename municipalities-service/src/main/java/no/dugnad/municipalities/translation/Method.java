package no.dugnad.municipalities.translation;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How the weights of a translation were found. Where several hold, the one that says most of how sure the answer is. */
@Schema(name = "TranslationMethod", description = """
                How the weights were found. `unchanged`: one to one, same number. `renumbered`: one to one, another number. `merged`: the source lies whole in one \
                target that holds others too. `population`: divided by inhabitants. `stated-lineage`: a stated descent goes before the chain of changes. \
                `equal-shares`: divided in equal parts somewhere on the way, because no figure is known.""")
public enum Method {
    UNCHANGED,
    RENUMBERED,
    MERGED,
    POPULATION,
    STATED_LINEAGE,
    EQUAL_SHARES
}
