// Every source with all its labels, by id: for backups and the checksum.
MATCH (source:Source)
RETURN COLLECT { UNWIND labels(source) AS label RETURN label ORDER BY label } AS labels, properties(source) AS properties
ORDER BY source.id
