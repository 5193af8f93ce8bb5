// Share of the pairs of a partner's partners that are tied to each other.
CALL gds.localClusteringCoefficient.stream($graph, {concurrency: 4}) YIELD nodeId, localClusteringCoefficient AS share
RETURN [node IN gds.util.asNodes(collect(nodeId)) | node.id] AS ids, collect(share) AS numbers
