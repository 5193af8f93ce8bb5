// The suggestions that were rejected, by partner: for backups.
MATCH (rejection:Rejection)
RETURN COLLECT { UNWIND labels(rejection) AS label RETURN label ORDER BY label } AS labels, properties(rejection) AS properties
ORDER BY rejection.partner
