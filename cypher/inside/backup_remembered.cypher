// What the app remembers beside the facts, by name: for backups.
MATCH (memory:Remembered)
RETURN COLLECT { UNWIND labels(memory) AS label RETURN label ORDER BY label } AS labels, properties(memory) AS properties
ORDER BY memory.name
