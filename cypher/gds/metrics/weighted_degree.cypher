// Number of facts that each shares with others.
CALL gds.degree.stream($graph, {relationshipWeightProperty: 'facts', concurrency: 4}) YIELD nodeId, score
RETURN [node IN gds.util.asNodes(collect(nodeId)) | node.id] AS ids, collect(toInteger(score)) AS numbers
