// The edits of the changes, packed, in their order: for backups.
MATCH (part:ChangePart)
RETURN COLLECT { UNWIND labels(part) AS label RETURN label ORDER BY label } AS labels, properties(part) AS properties
ORDER BY part.change, part.position
