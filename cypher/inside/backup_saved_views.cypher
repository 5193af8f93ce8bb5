// Every saved view, by id: for backups.
MATCH (view:SavedView)
RETURN COLLECT { UNWIND labels(view) AS label RETURN label ORDER BY label } AS labels, properties(view) AS properties
ORDER BY view.id
