package no.dugnad.municipalities.registry;

/** Inhabitants by age on 1 January, in the finest groups there are (SSB 07459); they add up to the population. */
public record AgeGroups(int from0, int from6, int from16, int from18, int from67, int from80, int from90) {}
