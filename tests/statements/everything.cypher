// Every node and every relationship with what it holds.
MATCH (n)
WITH n ORDER BY elementId(n)
WITH collect([elementId(n), labels(n), properties(n)]) AS nodes
MATCH (a)-[r]->(b)
WITH nodes, a, r, b ORDER BY elementId(r)
WITH nodes, collect([elementId(r), type(r), elementId(a), elementId(b), properties(r)]) AS facts
RETURN nodes + facts AS everything
