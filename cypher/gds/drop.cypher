// Forgets a graph of ours, if it is there.
CALL gds.graph.drop($graph, false) YIELD graphName
RETURN graphName AS graph
