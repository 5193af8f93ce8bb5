// The bare driver's way: one row per fact, with what the snapshot holds of it.
MATCH (source:Partner)-[fact]->(target:Partner)
RETURN type(fact) AS type, source.id AS source, target.id AS target,
       fact.date_from AS date_from, fact.date_to AS date_to
