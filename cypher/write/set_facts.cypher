// All properties of each fact anew, by Neo4j's own ids; its type and its ends stay.
UNWIND $rows AS row
MATCH ()-[fact]->() WHERE elementId(fact) = row.element
SET fact = row.properties
RETURN count(fact) AS written
