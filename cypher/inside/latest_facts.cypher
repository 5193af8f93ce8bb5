// The $limit newest facts with a known day; of an event with several guests one fact stands for all.
MATCH (source:Partner)-[fact]->(target:Partner)
WHERE fact.date_to IS NOT NULL
WITH source, fact, target ORDER BY fact.date_to DESC, fact.date_from DESC, fact.id
WITH coalesce(fact.event_id, fact.id) AS event, collect({source: source, fact: fact, target: target})[0] AS newest
WITH newest.source AS source, newest.fact AS fact, newest.target AS target
ORDER BY fact.date_to DESC, fact.date_from DESC, fact.id LIMIT $limit
OPTIONAL MATCH (from:Source {id: fact.source_id})
RETURN fact.id AS id, type(fact) AS type, source.id AS source, target.id AS target,
       from.title AS source_title, properties(fact) AS properties
ORDER BY properties.date_to DESC, properties.date_from DESC, id
