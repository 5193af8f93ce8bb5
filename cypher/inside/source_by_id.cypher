// One source.
MATCH (source:Source {id: $source})
RETURN source.id AS id, source.title AS title, source.publisher AS publisher, source.published_on AS published_on,
       source.url AS url, source.retrieved_on AS retrieved_on
