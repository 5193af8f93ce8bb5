// Every fact that $partner is an end of, newest first, unknown days last.
MATCH (:Partner {id: $partner})-[fact]-(:Partner)
WITH DISTINCT fact
OPTIONAL MATCH (from:Source {id: fact.source_id})
RETURN fact.id AS id, type(fact) AS type, startNode(fact).id AS source, endNode(fact).id AS target,
       from.title AS source_title, properties(fact) AS properties
ORDER BY coalesce(fact.date_to, '') DESC, coalesce(fact.date_from, '') DESC, id
