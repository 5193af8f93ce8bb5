// The data version with its token and the number of changes: for backups.
MATCH (version:DataVersion)
RETURN COLLECT { UNWIND labels(version) AS label RETURN label ORDER BY label } AS labels, properties(version) AS properties
ORDER BY version.id
