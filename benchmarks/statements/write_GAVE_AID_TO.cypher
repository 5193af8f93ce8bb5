// The bare driver's way: one fact per row, its type known from the start.
UNWIND $rows AS row
MATCH (source:Partner {id: row.source})
MATCH (target:Partner {id: row.target})
CREATE (source)-[fact:GAVE_AID_TO]->(target)
SET fact = row.properties
