// Every fact with its ends, by id: for backups and the checksum.
MATCH (source:Partner)-[fact]->(target:Partner)
RETURN type(fact) AS type, source.id AS source, target.id AS target, properties(fact) AS properties
ORDER BY fact.id, type
