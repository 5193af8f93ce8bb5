// Every fact of two partners, whole, as columns of one record: what a merge moves.
MATCH (partner:Partner)-[fact]-(:Partner) WHERE partner.id IN $ids
WITH DISTINCT fact ORDER BY fact.id
RETURN collect(coalesce(fact.id, '')) AS id, collect(type(fact)) AS type, collect(startNode(fact).id) AS source,
       collect(endNode(fact).id) AS target, collect(properties(fact)) AS properties
