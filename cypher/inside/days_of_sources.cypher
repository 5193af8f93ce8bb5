// The day each source was published on, as columns, for those that tell it.
MATCH (source:Source)
WHERE source.published_on <> ''
RETURN collect(source.id) AS id, collect(source.published_on) AS published_on
