UNWIND $names AS name
CALL db.createRelationshipType(name)
RETURN count(name) AS made
