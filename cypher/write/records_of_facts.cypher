// Facts of these ids as they stand. Each type has an index of its own by id; without the hints Neo4j, which counts the facts
// of a young database as few, walks all of them instead.
MATCH (source:Partner)-[fact:GAVE_AID_TO]->(target:Partner) USING INDEX SEEK fact:GAVE_AID_TO(id)
WHERE fact.id IN $ids
RETURN fact.id AS id, type(fact) AS type, source.id AS source, target.id AS target, properties(fact) AS properties
UNION ALL
MATCH (source:Partner)-[fact:MET_WITH]->(target:Partner) USING INDEX SEEK fact:MET_WITH(id)
WHERE fact.id IN $ids
RETURN fact.id AS id, type(fact) AS type, source.id AS source, target.id AS target, properties(fact) AS properties
UNION ALL
MATCH (source:Partner)-[fact:MEMBER_OF]->(target:Partner) USING INDEX SEEK fact:MEMBER_OF(id)
WHERE fact.id IN $ids
RETURN fact.id AS id, type(fact) AS type, source.id AS source, target.id AS target, properties(fact) AS properties
UNION ALL
MATCH (source:Partner)-[fact:HAS_AGREEMENT_WITH]->(target:Partner) USING INDEX SEEK fact:HAS_AGREEMENT_WITH(id)
WHERE fact.id IN $ids
RETURN fact.id AS id, type(fact) AS type, source.id AS source, target.id AS target, properties(fact) AS properties
