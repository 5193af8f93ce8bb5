UNWIND $names AS name
CALL db.createProperty(name)
RETURN count(name) AS made
