// What Graph Data Science holds in memory.
CALL gds.graph.list() YIELD graphName
RETURN graphName AS graph ORDER BY graph
