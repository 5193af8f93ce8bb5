// How many facts hang on each of these partners, where any does.
MATCH (partner:Partner)-[fact]-() WHERE partner.id IN $ids
RETURN partner.id AS id, count(DISTINCT fact) AS count ORDER BY id
