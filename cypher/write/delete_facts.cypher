// Facts by Neo4j's own ids, which are asked for before the first is deleted (elements_of_facts).
MATCH ()-[fact]->() WHERE elementId(fact) IN $element_ids
DELETE fact
RETURN count(fact) AS deleted
