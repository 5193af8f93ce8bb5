// The two partners of the fact with this id. The types are named because each has an index of its own by id.
MATCH (source:Partner)-[fact:GAVE_AID_TO|MET_WITH|MEMBER_OF|HAS_AGREEMENT_WITH]->(target:Partner)
WHERE fact.id = $fact
RETURN source.id AS source, target.id AS target
