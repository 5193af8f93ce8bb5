// All properties of each source anew.
UNWIND $rows AS row
MATCH (source:Source {id: row.id})
SET source = row.properties
RETURN count(source) AS written
