// Every fact that cites $source, newest first, unknown days last.
MATCH (source:Partner)-[fact:GAVE_AID_TO|MET_WITH|MEMBER_OF|HAS_AGREEMENT_WITH]->(target:Partner)
// The types are named because each has an index of its own by source.
WHERE fact.source_id = $source
OPTIONAL MATCH (from:Source {id: $source})
RETURN fact.id AS id, type(fact) AS type, source.id AS source, target.id AS target,
       from.title AS source_title, properties(fact) AS properties
ORDER BY coalesce(fact.date_to, '') DESC, coalesce(fact.date_from, '') DESC, id
