// One fact per row, between partners that are already there. CREATE, not MERGE: two equal gifts are two facts.
UNWIND $rows AS row
MATCH (first:Partner {id: row.source})
MATCH (second:Partner {id: row.target})
CREATE (first)-[fact:$(row.type)]->(second)
SET fact = row.properties
RETURN count(fact) AS written
