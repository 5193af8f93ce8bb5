// Share of the shortest ways between all pairs of others that lead over a partner. Threads add up in any order;
// rounded, equal partners are equal to the last digit, too.
CALL gds.betweenness.stream($graph, {concurrency: 4}) YIELD nodeId, score
WITH nodeId, score, ($partners - 1) * ($partners - 2) / 2.0 AS pairs
RETURN [node IN gds.util.asNodes(collect(nodeId)) | node.id] AS ids,
       collect(CASE WHEN pairs > 0 THEN round(score / pairs, 12) ELSE 0.0 END) AS numbers
