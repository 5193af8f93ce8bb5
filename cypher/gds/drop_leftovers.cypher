// Forgets graphs of ours that are older than $seconds: whoever made them was killed before it could do so.
CALL gds.graph.list() YIELD graphName, database, creationTime
WHERE graphName STARTS WITH $prefix AND creationTime < datetime() - duration({seconds: $seconds})
CALL gds.graph.drop(graphName, false, database) YIELD graphName AS dropped
RETURN count(dropped) AS graphs
