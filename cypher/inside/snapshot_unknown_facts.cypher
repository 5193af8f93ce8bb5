// A fact of a type that we do not know, if there is one, as columns of one record. Neo4j keeps the counts itself, so
// usually nothing is read at all.
CYPHER 5
WITH COUNT { (:Partner)-->() } - COUNT { (:Partner)-[:GAVE_AID_TO]->() } - COUNT { (:Partner)-[:MET_WITH]->() }
     - COUNT { (:Partner)-[:MEMBER_OF]->() } - COUNT { (:Partner)-[:HAS_AGREEMENT_WITH]->() } AS others
WHERE others > 0
MATCH (source:Partner)-[fact:!(GAVE_AID_TO|MET_WITH|MEMBER_OF|HAS_AGREEMENT_WITH)]->(target:Partner)
WITH source, fact, target LIMIT 1
RETURN collect(type(fact)) AS type, collect(id(source)) AS source, collect(id(target)) AS target,
       collect('') AS date_from, collect('') AS date_to
