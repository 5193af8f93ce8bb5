// What a database for tests must not hold when they begin.
MATCH (node) WHERE NOT node:DataVersion
RETURN count(node) AS nodes
