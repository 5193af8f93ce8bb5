// Where a text occurs (of partners, sources, and what is kept beside the data; not in packed edits): element ids with
// all properties. $pattern is a regular expression for texts in NFD and small letters, $letters the fewest that can fit.
MATCH (node)
WHERE NOT node:ChangePart AND any(name IN keys(node) WHERE
      (node[name] IS :: STRING AND size(node[name]) >= $letters
       AND toLower(toUpper(normalize(node[name], NFD))) =~ $pattern) OR
      (node[name] IS :: LIST<STRING> AND any(text IN node[name] WHERE size(text) >= $letters
       AND toLower(toUpper(normalize(text, NFD))) =~ $pattern)))
RETURN 'node' AS what, elementId(node) AS element, labels(node) AS labels, properties(node) AS properties
UNION ALL
MATCH (:Partner)-[fact]->(:Partner)
WHERE any(name IN keys(fact) WHERE
      (fact[name] IS :: STRING AND size(fact[name]) >= $letters
       AND toLower(toUpper(normalize(fact[name], NFD))) =~ $pattern) OR
      (fact[name] IS :: LIST<STRING> AND any(text IN fact[name] WHERE size(text) >= $letters
       AND toLower(toUpper(normalize(text, NFD))) =~ $pattern)))
RETURN 'fact' AS what, elementId(fact) AS element, [type(fact)] AS labels, properties(fact) AS properties
