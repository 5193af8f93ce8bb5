// Sources of these ids, which no fact names any more.
MATCH (source:Source) WHERE source.id IN $ids
DELETE source
RETURN count(source) AS deleted
