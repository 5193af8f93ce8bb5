// The log of changes, by number: for backups.
MATCH (change:Change)
RETURN COLLECT { UNWIND labels(change) AS label RETURN label ORDER BY label } AS labels, properties(change) AS properties
ORDER BY change.number
