// Number of partners that each is tied to.
CALL gds.degree.stream($graph, {concurrency: 4}) YIELD nodeId, score
RETURN [node IN gds.util.asNodes(collect(nodeId)) | node.id] AS ids, collect(toInteger(score)) AS numbers
