// Every fact between two partners, newest first: of one $type, or of all where that is null; in either direction,
// or only from $first to $second where $directed.
MATCH (:Partner {id: $first})-[fact]-(:Partner {id: $second})
WHERE ($type IS NULL OR type(fact) = $type) AND (NOT $directed OR startNode(fact).id = $first)
WITH DISTINCT fact
OPTIONAL MATCH (from:Source {id: fact.source_id})
RETURN fact.id AS id, type(fact) AS type, startNode(fact).id AS source, endNode(fact).id AS target,
       from.title AS source_title, properties(fact) AS properties
ORDER BY coalesce(fact.date_to, '') DESC, coalesce(fact.date_from, '') DESC, id
