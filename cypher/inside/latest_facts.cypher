// The $limit newest facts with a known day.
MATCH (source:Partner)-[fact]->(target:Partner)
WHERE fact.date_to IS NOT NULL
WITH source, fact, target ORDER BY fact.date_to DESC, fact.date_from DESC, fact.id LIMIT $limit
OPTIONAL MATCH (from:Source {id: fact.source_id})
RETURN fact.id AS id, type(fact) AS type, source.id AS source, target.id AS target,
       from.title AS source_title, properties(fact) AS properties
ORDER BY fact.date_to DESC, fact.date_from DESC, id
