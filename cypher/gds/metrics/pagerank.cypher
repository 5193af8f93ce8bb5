// How often a walk over the ties comes by: divided by its own sum, because here a partner without ties keeps what it
// should give to all.
CALL gds.pageRank.stream($graph, {
  relationshipWeightProperty: 'facts', dampingFactor: 0.85, tolerance: 1e-10, maxIterations: 1000, concurrency: 4
}) YIELD nodeId, score
WITH [node IN gds.util.asNodes(collect(nodeId)) | node.id] AS ids, collect(score) AS scores, sum(score) AS total
RETURN ids, [score IN scores | score / total] AS numbers
