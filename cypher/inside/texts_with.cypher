// Where a text occurs (of partners, sources, and what is kept beside the data; not in packed edits): element ids with
// all properties. $text is in lower case.
MATCH (node)
WHERE NOT node:ChangePart AND any(name IN keys(node) WHERE
      (node[name] IS :: STRING AND toLower(node[name]) CONTAINS $text) OR
      (node[name] IS :: LIST<STRING> AND any(text IN node[name] WHERE toLower(text) CONTAINS $text)))
RETURN 'node' AS what, elementId(node) AS element, labels(node) AS labels, properties(node) AS properties
UNION ALL
MATCH (:Partner)-[fact]->(:Partner)
WHERE any(name IN keys(fact) WHERE
      (fact[name] IS :: STRING AND toLower(fact[name]) CONTAINS $text) OR
      (fact[name] IS :: LIST<STRING> AND any(text IN fact[name] WHERE toLower(text) CONTAINS $text)))
RETURN 'fact' AS what, elementId(fact) AS element, [type(fact)] AS labels, properties(fact) AS properties
