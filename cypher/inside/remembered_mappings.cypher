// How files are read, remembered under names, by name; those that were deleted and can be brought back, too.
MATCH (mapping:RememberedMapping)
RETURN mapping.name AS name, mapping.saved_on AS saved_on, mapping.body AS body, mapping.before AS before,
       mapping.deleted AS deleted
ORDER BY toLower(name), name
