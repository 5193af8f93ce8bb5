// Which of the $names are there as procedures that we may call.
SHOW PROCEDURES EXECUTABLE YIELD name
WHERE name STARTS WITH 'gds.' AND name IN $names
RETURN collect(name) AS names
