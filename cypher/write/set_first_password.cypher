// Gives a new store of our own Neo4j its password. Runs in the database `system`.
ALTER CURRENT USER SET PASSWORD FROM $first TO $password
