-- What the registry in memory is made of; whoever changes a row of it moves its revision (V0_7__revision.sql), so that nobody has to remember to.
select keep_revision('registry', 'public',
  'municipality', 'municipality_version', 'county', 'population', 'age', 'centrality', 'municipality_change', 'lineage', 'kostra_group', 'kostra_member',
  'municipality_attribute', 'neighbour', 'boundaries', 'reform', 'correction', 'indicator', 'indicator_value', 'grouping_version');
alter table registry drop column revision;
