// Every fact with its ends, as columns of one record: what exports write.
MATCH (source:Partner)-[fact]->(target:Partner)
WITH source, fact, target ORDER BY fact.id
RETURN collect(fact.id) AS id, collect(type(fact)) AS type, collect(source.id) AS source, collect(target.id) AS target,
       collect(properties(fact)) AS properties
