// Whether what is listed answers. Neo4j may keep it locked up (dbms.security.procedures.unrestricted), asNodes first.
CALL gds.graph.list() YIELD graphName
WITH count(graphName) AS graphs
RETURN graphs, gds.util.asNodes([]) AS nodes
