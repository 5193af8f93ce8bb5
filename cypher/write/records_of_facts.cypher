// Facts of these ids as they stand. The types are named because each has an index of its own by id.
MATCH (source:Partner)-[fact:GAVE_AID_TO|MET_WITH|MEMBER_OF|HAS_AGREEMENT_WITH]->(target:Partner) WHERE fact.id IN $ids
RETURN fact.id AS id, type(fact) AS type, source.id AS source, target.id AS target, properties(fact) AS properties
