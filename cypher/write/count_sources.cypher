// How many of these sources are there.
MATCH (source:Source) WHERE source.id IN $ids
RETURN count(source) AS found
