// The sources of these ids: what a briefing names in its notes.
MATCH (source:Source) WHERE source.id IN $sources
RETURN source.id AS id, source.title AS title, source.publisher AS publisher, source.published_on AS published_on,
       source.url AS url, source.retrieved_on AS retrieved_on
ORDER BY id
