// An empty database knows no names, and would warn of every one in a query as if it were misspelt.
UNWIND $names AS name
CALL db.createLabel(name)
RETURN count(name) AS made
