// What was found and is right after all, by matter: for backups.
MATCH (right:Acknowledgement)
RETURN COLLECT { UNWIND labels(right) AS label RETURN label ORDER BY label } AS labels, properties(right) AS properties
ORDER BY right.id
