// How much the database holds at all. Each number is kept by Neo4j itself, so that nothing is counted.
RETURN COUNT { () } - COUNT { (:DataVersion) } AS nodes,
       COUNT { (:Partner) } AS partners,
       COUNT { (:Partner)-->() } AS facts
