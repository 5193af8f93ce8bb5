// The largest k so that a partner is in a part of the network where each has k ties or more.
CALL gds.kcore.stream($graph, {concurrency: 4}) YIELD nodeId, coreValue
RETURN [node IN gds.util.asNodes(collect(nodeId)) | node.id] AS ids, collect(coreValue) AS numbers
