// Mean of 1 / distance to all other partners, null where there is none.
CALL gds.closeness.harmonic.stream($graph, {concurrency: 4}) YIELD nodeId, score
WITH [node IN gds.util.asNodes(collect(nodeId)) | node.id] AS ids, collect(score) AS scores
RETURN ids, [score IN scores | CASE WHEN $partners > 1 THEN score END] AS numbers
