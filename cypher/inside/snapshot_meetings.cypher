// All meetings as columns of one record, in any order; an unknown day is ''. About half of all facts are meetings:
// Neo4j reads them on one processor and the other facts on another.
MATCH (source:Partner)-[fact:MET_WITH]->(target:Partner)
RETURN collect(type(fact)) AS type, collect(source.id) AS source, collect(target.id) AS target,
       collect(coalesce(fact.date_from, '')) AS date_from, collect(coalesce(fact.date_to, '')) AS date_to
