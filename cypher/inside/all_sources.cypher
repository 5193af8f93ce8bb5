// Every source, as columns of one record: what exports name beside their facts.
MATCH (source:Source)
WITH source ORDER BY source.id
RETURN collect(source.id) AS id, collect(properties(source)) AS properties
