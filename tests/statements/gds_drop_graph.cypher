// Takes a graph out of the memory of Graph Data Science.
CALL gds.graph.drop($graph) YIELD graphName
RETURN graphName
