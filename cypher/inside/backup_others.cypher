// Every node that no other table of a backup holds. By what they hold: their inner ids are others after a restore.
MATCH (node)
WHERE NOT node:Partner AND NOT node:Source AND NOT node:Change AND NOT node:ChangePart AND NOT node:SavedView
  AND NOT node:Remembered AND NOT node:Rejection AND NOT node:Acknowledgement AND NOT node:DataVersion
RETURN COLLECT { UNWIND labels(node) AS label RETURN label ORDER BY label } AS labels, properties(node) AS properties
ORDER BY labels, properties
