// A graph of two nodes in the memory of Graph Data Science.
UNWIND [[0, 1]] AS pair
RETURN gds.graph.project($graph, pair[0], pair[1]) AS graph
