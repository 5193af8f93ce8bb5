// Under which of its own ids Neo4j has facts: by them it finds those of a transaction that has deleted thousands at once,
// while each look into an index then goes through all that was deleted.
MATCH (source:Partner)-[fact:GAVE_AID_TO]->(target:Partner) USING INDEX SEEK fact:GAVE_AID_TO(id)
WHERE fact.id IN $ids
RETURN fact.id AS id, elementId(fact) AS element
UNION ALL
MATCH (source:Partner)-[fact:MET_WITH]->(target:Partner) USING INDEX SEEK fact:MET_WITH(id)
WHERE fact.id IN $ids
RETURN fact.id AS id, elementId(fact) AS element
UNION ALL
MATCH (source:Partner)-[fact:MEMBER_OF]->(target:Partner) USING INDEX SEEK fact:MEMBER_OF(id)
WHERE fact.id IN $ids
RETURN fact.id AS id, elementId(fact) AS element
UNION ALL
MATCH (source:Partner)-[fact:HAS_AGREEMENT_WITH]->(target:Partner) USING INDEX SEEK fact:HAS_AGREEMENT_WITH(id)
WHERE fact.id IN $ids
RETURN fact.id AS id, elementId(fact) AS element
