// Sources of these ids as they stand.
MATCH (source:Source) WHERE source.id IN $ids
RETURN source.id AS id, properties(source) AS properties
